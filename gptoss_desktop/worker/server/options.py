"""What chat and completion requests share: how much to generate, until where, and what to tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.worker.server.bad_words import parse_bad_words
from gptoss_desktop.worker.server.fields import Fields, wrong
from gptoss_desktop.worker.server.sampling import parse_sampling, parse_stop

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import SamplingParameters


NO_BUDGET = -1


@dataclass(frozen=True, slots=True)
class GenerationOptions:
    """Checked options. `top_logprobs` None asks for no log-probabilities, 0 for the sampled tokens' only.

    `priority` is smaller for what is more urgent. `thinking_budget` is tokens, None without a limit.
    """

    sampling: SamplingParameters
    max_tokens: int | None
    stop: tuple[str, ...]
    stop_tokens: frozenset[int]
    include_stop: bool
    show_special: bool
    top_logprobs: int | None
    return_token_ids: bool
    reuse_prefix: bool | None
    stream: bool
    include_usage: bool
    priority: int
    bad_words: tuple[tuple[int, ...], ...]
    thinking_budget: int | None

    @property
    def keeps_tokens(self) -> bool:
        """Whether the answer tells of single tokens."""
        return self.top_logprobs is not None or self.return_token_ids


def parse_options(fields: Fields, model: LoadedModel, *, top_logprobs: int | None) -> GenerationOptions:
    """Return the options of a request.

    Raises:
        ApiError: a field is of the wrong type or out of its range.

    """
    stream = fields.flag("stream")
    stream_options = Fields(fields.mapping("stream_options"))
    # llama-server calls it cache_prompt. A request with a seed reuses a prefix only when it asks to.
    reuse = fields.maybe_flag("reuse_prefix")
    n_vocab = model.n_vocab
    return GenerationOptions(
        sampling=parse_sampling(fields, n_vocab),
        max_tokens=fields.whole("max_completion_tokens", limits="max_tokens") or fields.whole("max_tokens"),
        stop=parse_stop(fields),
        stop_tokens=frozenset(fields.tokens("stop_token_ids", n_vocab)),
        include_stop=fields.flag("include_stop_str_in_output"),
        show_special=not fields.flag("skip_special_tokens", default=True),
        top_logprobs=top_logprobs,
        return_token_ids=fields.flag("return_token_ids"),
        reuse_prefix=fields.maybe_flag("cache_prompt") if reuse is None else reuse,
        stream=stream,
        include_usage=stream_options.flag("include_usage") if stream else False,
        priority=fields.whole("priority") or 0,
        bad_words=parse_bad_words(fields, model),
        thinking_budget=_thinking_budget(fields),
    )


def _thinking_budget(fields: Fields) -> int | None:
    """Return vLLM's field: -1 is its word for no limit."""
    budget = fields.whole("thinking_token_budget")
    return None if budget == NO_BUDGET else budget


def chat_logprobs_wanted(fields: Fields) -> int | None:
    """Return how many alternatives a chat request wants a token, None for no log-probabilities."""
    top = fields.whole("top_logprobs")
    if fields.flag("logprobs"):
        return top or 0
    if top:
        raise wrong("top_logprobs", top, "left out, or logprobs must be true")
    return None
