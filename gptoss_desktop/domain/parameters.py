"""The parameters of generation that a person can set."""

from __future__ import annotations

from dataclasses import dataclass

from gptoss_desktop.domain.parameters_form import AnswerForm, FormKind
from gptoss_desktop.domain.parameters_kinds import (
    MAX_STOP_LENGTH,
    MAX_STOP_STRINGS,
    ReasoningEffort,
    check_stop,
)
from gptoss_desktop.domain.parameters_ranges import RANGES, ParameterError, Range, check_range
from gptoss_desktop.domain.parameters_table import PARAMETERS
from gptoss_desktop.domain.said import say

__all__ = [
    "MAX_STOP_LENGTH",
    "MAX_STOP_STRINGS",
    "RANGES",
    "AnswerForm",
    "FormKind",
    "GenerationParameters",
    "ParameterError",
    "Range",
    "ReasoningEffort",
    "check_range",
    "check_stop",
]


@dataclass(frozen=True, slots=True)
class GenerationParameters:
    """What a person chose for an answer. None, and an empty text or list, mean: the engine's own default.

    What each is stands in `parameters_table.PARAMETERS`, which has a row for every field.
    """

    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    max_tokens: int | None = None
    repetition_penalty: float | None = None
    seed: int | None = None
    stop: tuple[str, ...] = ()
    system_prompt: str = ""
    reasoning_effort: ReasoningEffort | None = None
    typical_p: float | None = None
    top_n_sigma: float | None = None
    xtc_probability: float | None = None
    xtc_threshold: float | None = None
    dynatemp_range: float | None = None
    dynatemp_exponent: float | None = None
    mirostat: int | None = None
    mirostat_tau: float | None = None
    mirostat_eta: float | None = None
    frequency_penalty: float | None = None
    presence_penalty: float | None = None
    penalty_last_n: int | None = None
    dry_multiplier: float | None = None
    dry_base: float | None = None
    dry_allowed_length: int | None = None
    dry_penalty_last_n: int | None = None
    dry_sequence_breakers: tuple[str, ...] = ()
    bad_words: tuple[str, ...] = ()
    min_tokens: int | None = None
    thinking_token_budget: int | None = None
    form: AnswerForm | None = None
    include_stop_str_in_output: bool | None = None
    skip_special_tokens: bool | None = None
    logit_bias: tuple[tuple[int, float], ...] = ()
    stop_token_ids: tuple[int, ...] = ()
    ignore_eos: bool | None = None
    priority: int | None = None
    reuse_prefix: bool | None = None

    def changed(self) -> frozenset[str]:
        """Return the names of those that are not left to the engine."""
        return frozenset(spec.name for spec in PARAMETERS if is_set(getattr(self, spec.name)))

    def validate(self) -> None:
        """Check every value against its range.

        Raises:
            ParameterError: for the first value that is out of its range.

        """
        for spec in PARAMETERS:
            spec.kind.check(spec.wire_name, getattr(self, spec.name))
        check_lengths(self.min_tokens, self.max_tokens)


def is_set(value: object) -> bool:
    """Whether a parameter's value is one, and not the engine's default: 0 and False are values."""
    return value not in (None, (), "")


def check_lengths(least: int | None, most: int | None) -> None:
    """Check the shortest answer against the longest.

    Raises:
        ParameterError: no answer can be as long as the one and as short as the other.

    """
    if least is not None and most is not None and least > most:
        said = say(
            "{name} is {value}, but it must be at most the answer's length of {most}.",
            name="min_tokens",
            value=least,
            most=most,
        )
        raise ParameterError("min_tokens", least, f"at most the answer's length of {most}", said)
