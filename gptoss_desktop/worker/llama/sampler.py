"""The sampler chain of one request: llama.cpp's stages in its order, without those that do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import llama_cpp.llama_cpp as llama

from gptoss_desktop.worker.llama import native, stages

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.candidates import Candidates
    from gptoss_desktop.worker.llama.context import DecodeContext
    from gptoss_desktop.worker.llama.types import GenerationRequest, SamplingParameters
    from gptoss_desktop.worker.llama.vocabulary import Vocabulary


class SamplerChain:
    """Owns a llama_sampler chain. Made, used and closed by the decode thread.

    The repetition penalty and DRY look at the prompt as well as the output, as vLLM's repetition penalty
    does; presence and frequency penalties look at the output only, as OpenAI defines them. llama.cpp has one
    stage for the three, so there are two of it, and only the first is told the prompt.
    """

    def __init__(self, request: GenerationRequest, vocabulary: Vocabulary, context: int) -> None:
        parameters = request.sampling
        self._chain: Any = llama.llama_sampler_chain_init(llama.llama_sampler_chain_default_params())
        self._min_tokens = 0 if parameters.ignore_eos else parameters.min_tokens
        if self._min_tokens > 0:
            ends = vocabulary.end_tokens | request.stop_tokens
            self._add(stages.bias(vocabulary, dict.fromkeys(ends, -float("inf"))))
        self._add(stages.bias(vocabulary, _biases(parameters, vocabulary)))
        for stage in stages.over_prompt(parameters, vocabulary, context):
            for token in request.prompt:
                native.sampler_accept(stage, token)
            self._add(stage)
        for stage in stages.over_output(parameters, vocabulary, context):
            self._add(stage)

    def sample(self, context: DecodeContext, row: int) -> int:
        """Draw the next token from the logits of the batch's token `row`, and remember it."""
        token: int = native.sampler_sample(self._chain, context.handle, row)
        self._count()
        return token

    def draw(self, candidates: Candidates) -> int:
        """Draw one of some candidates, and remember nothing of it; their order is lost."""
        native.sampler_apply(self._chain, candidates.native)
        return candidates.selected()

    def accept(self, token: int) -> None:
        """Remember a token that was drawn, or that had to come."""
        native.sampler_accept(self._chain, token)
        self._count()

    def stage_names(self) -> list[str]:
        """Return the stages in the chain, in order, by llama.cpp's names."""
        count = llama.llama_sampler_chain_n(self._chain)
        chosen = (llama.llama_sampler_chain_get(self._chain, index) for index in range(count))
        return [llama.llama_sampler_name(stage).decode() for stage in chosen]

    def close(self) -> None:
        """Free the chain and its stages; closing twice is allowed."""
        if self._chain:
            llama.llama_sampler_free(self._chain)
            self._chain = None

    def _count(self) -> None:
        if self._min_tokens > 0:
            self._min_tokens -= 1
            if self._min_tokens == 0:
                llama.llama_sampler_free(llama.llama_sampler_chain_remove(self._chain, 0))

    def _add(self, stage: Any) -> None:  # noqa: ANN401 - an opaque pointer of ctypes
        if stage is not None:
            llama.llama_sampler_chain_add(self._chain, stage)


def _biases(parameters: SamplingParameters, vocabulary: Vocabulary) -> dict[int, float]:
    biases = dict(parameters.logit_bias)
    if parameters.ignore_eos:
        biases.update(dict.fromkeys(vocabulary.end_tokens, -float("inf")))
    return biases
