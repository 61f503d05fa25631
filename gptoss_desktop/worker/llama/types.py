"""What the HTTP side and the scheduler say to each other. Plain values; no llama.cpp, no HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from gptoss_desktop.domain.answer import FinishReason, Timings, Usage


@dataclass(frozen=True, slots=True)
class SamplingParameters:
    """Every stage of llama.cpp's sampler chain, in vLLM's names where it has one. The defaults are neutral.

    Temperature 1 and top_p 1 are OpenAI's defaults for gpt-oss. `seed` None draws a fresh one.
    """

    temperature: float = 1.0
    top_p: float = 1.0
    top_k: int = -1
    min_p: float = 0.0
    typical_p: float = 1.0
    top_n_sigma: float = -1.0
    xtc_probability: float = 0.0
    xtc_threshold: float = 0.1
    dynatemp_range: float = 0.0
    dynatemp_exponent: float = 1.0
    repetition_penalty: float = 1.0
    frequency_penalty: float = 0.0
    presence_penalty: float = 0.0
    penalty_last_n: int = -1
    dry_multiplier: float = 0.0
    dry_base: float = 1.75
    dry_allowed_length: int = 2
    dry_penalty_last_n: int = -1
    dry_sequence_breakers: tuple[str, ...] = ("\n", ":", '"', "*")
    mirostat: int = 0
    mirostat_tau: float = 5.0
    mirostat_eta: float = 0.1
    logit_bias: Mapping[int, float] = field(default_factory=dict)
    seed: int | None = None
    min_tokens: int = 0
    ignore_eos: bool = False


@dataclass(frozen=True, slots=True)
class TokenLogprob:
    """A token id and the natural logarithm of its probability before any sampler stage."""

    token: int
    logprob: float


@dataclass(frozen=True, slots=True)
class SampledToken:
    """One sampled token; `logprob` and `top` are filled where the request asked for them."""

    token: int
    logprob: float | None = None
    top: tuple[TokenLogprob, ...] = ()


class OutputProcessor(Protocol):
    """Turns sampled tokens into output, in the decode thread, one object a request.

    It exists so that a stop string ends the sequence in the very step that completed it. `Output` values are
    opaque to the scheduler: it carries them to the sink.
    """

    def push(self, token: SampledToken) -> tuple[Sequence[object], bool]:
        """Take one token (never one that ends generation); return what it releases, and whether to stop."""

    def finish(self, end_token: int | None) -> Sequence[object]:
        """Return what was held back. `end_token` is the token that ended generation, if one did."""


class Constraint(Protocol):
    """Binds an answer to a grammar, one object a request, in the decode thread.

    Every method may raise GrammarLimitError: too much is open, and the request ends.
    """

    @property
    def complete(self) -> bool:
        """Whether the answer is complete and nothing may follow: generation ends without another token."""

    def allows(self, token: int) -> bool:
        """Whether a token may come next; one that ends generation may where the answer can end."""

    def accept(self, token: int) -> None:
        """Take a token, which must be allowed."""

    def candidates(self) -> NDArray[np.int32]:
        """Return all tokens that may come next and some that may not, at little cost."""

    def allowed(self, effort: int | None = None) -> NDArray[np.int32] | None:
        """Return exactly the tokens that may come next; None if more than `effort` had to be looked at."""


class ConstraintError(Exception):
    """An answer cannot be held to its grammar any further; `str()` is a sentence for the client."""


class Steering(Protocol):
    """Says what must come next, one object a request, in the decode thread."""

    def forced(self) -> int | None:
        """Return the token that is next whatever the model says, or None. Called once a token, in order."""


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One sequence to generate.

    `stop_tokens` end generation besides the vocabulary's own end-of-generation tokens. `top_logprobs` None
    asks for no log-probabilities, 0 for the sampled token's only. `reuse_prefix` None means: yes, unless
    `seed` is set. Of those that wait, the one with the smallest `priority` is first. `bad_words` are
    sequences of tokens that must not be said.
    """

    id: str
    prompt: Sequence[int]
    sampling: SamplingParameters
    max_tokens: int
    processor: OutputProcessor
    stop_tokens: frozenset[int] = frozenset()
    top_logprobs: int | None = None
    reuse_prefix: bool | None = None
    priority: int = 0
    constraint: Constraint | None = None
    steering: Steering | None = None
    bad_words: tuple[tuple[int, ...], ...] = ()
    arrived: float | None = None
    """Monotonic seconds at which the request reached the server: time to first token counts from there."""


@dataclass(frozen=True, slots=True)
class OutputEvent:
    """Outputs that a decode step released for a request."""

    request_id: str
    outputs: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FinishEvent:
    """The request ended, with its last `outputs`. `usage.reasoning_tokens` is 0: the processor counts it."""

    request_id: str
    reason: FinishReason
    usage: Usage
    timings: Timings
    outputs: tuple[object, ...] = ()
    error: str = ""


SchedulerEvent: TypeAlias = OutputEvent | FinishEvent
Deliver: TypeAlias = "Callable[[list[SchedulerEvent]], None]"
"""Called from the decode thread once a step with all events of the step; must not block."""


@dataclass(frozen=True, slots=True)
class SchedulerStats:
    """Totals since the start and the present load, for `/metrics`."""

    running: int = 0
    waiting: int = 0
    kv_usage: float = 0.0
    prompt_tokens: int = 0
    generation_tokens: int = 0
    prefix_queries: int = 0
    prefix_hits: int = 0
    preemptions: int = 0


class QueueFullError(Exception):
    """The bounded queue is full: the client should try again later."""
