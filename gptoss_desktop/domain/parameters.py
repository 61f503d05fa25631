"""The parameters of generation that a person can set, their ranges, and one sentence for each breach."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ReasoningEffort(StrEnum):
    """How long gpt-oss thinks before it answers."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Range:
    """A closed interval of allowed values."""

    low: float
    high: float
    integer: bool = False

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"


class ParameterError(ValueError):
    """A parameter is out of its range; `str()` is the sentence for the user and `name` is the wire's name."""

    def __init__(self, name: str, value: object, allowed: str) -> None:
        self.name = name
        self.value = value
        self.allowed = allowed
        super().__init__(f"{name} is {value}, but it must be {allowed}.")


INT32_MAX = 2**31 - 1
UINT32_MAX = 2**32 - 1

RANGES: Mapping[str, Range] = MappingProxyType(
    {
        "temperature": Range(0.0, 2.0),
        "top_p": Range(0.0, 1.0),
        "top_k": Range(-1, INT32_MAX, integer=True),
        "min_p": Range(0.0, 1.0),
        "typical_p": Range(0.0, 1.0),
        "top_n_sigma": Range(-1.0, 100.0),
        "xtc_probability": Range(0.0, 1.0),
        "xtc_threshold": Range(0.0, 1.0),
        "dynatemp_range": Range(0.0, 10.0),
        "dynatemp_exponent": Range(0.0, 10.0),
        "repetition_penalty": Range(0.01, 10.0),
        "frequency_penalty": Range(-2.0, 2.0),
        "presence_penalty": Range(-2.0, 2.0),
        "penalty_last_n": Range(-1, INT32_MAX, integer=True),
        "dry_multiplier": Range(0.0, 100.0),
        "dry_base": Range(1.0, 100.0),
        "dry_allowed_length": Range(0, INT32_MAX, integer=True),
        "dry_penalty_last_n": Range(-1, INT32_MAX, integer=True),
        "mirostat": Range(0, 2, integer=True),
        "mirostat_tau": Range(0.0, 100.0),
        "mirostat_eta": Range(0.0, 1.0),
        "max_tokens": Range(1, INT32_MAX, integer=True),
        "min_tokens": Range(0, INT32_MAX, integer=True),
        "seed": Range(0, UINT32_MAX, integer=True),
        "top_logprobs": Range(0, 20, integer=True),
        "priority": Range(-INT32_MAX, INT32_MAX, integer=True),
        "thinking_token_budget": Range(-1, INT32_MAX, integer=True),
        "n": Range(1, 1, integer=True),
    }
)
"""Allowed values by wire name. OpenAI's where it has the parameter, llama.cpp's sampler limits otherwise."""

MAX_STOP_STRINGS = 16
MAX_STOP_LENGTH = 256


@dataclass(frozen=True, slots=True)
class GenerationParameters:
    """What a person chose for an answer. None means: the engine's own default."""

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

    def validate(self) -> None:
        """Check every value against its range.

        Raises:
            ParameterError: for the first value that is out of its range.

        """
        for name in ("temperature", "top_p", "top_k", "min_p", "max_tokens", "repetition_penalty", "seed"):
            check_range(name, getattr(self, name))
        check_stop(self.stop)


def check_range(name: str, value: float | None) -> None:
    """Check one number against `RANGES`; None is always allowed.

    Raises:
        ParameterError: the value is not a finite number, not whole where it must be, or out of range.

    """
    if value is None:
        return
    allowed = RANGES[name]
    kind = f"a whole number from {allowed}" if allowed.integer else f"a number from {allowed}"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ParameterError(name, value, kind)
    if allowed.integer and value != int(value):
        raise ParameterError(name, value, kind)
    if not allowed.low <= value <= allowed.high:
        raise ParameterError(name, value, kind)


def check_stop(stop: tuple[str, ...]) -> None:
    """Check the stop strings.

    Raises:
        ParameterError: there are too many, or one is empty or too long.

    """
    if len(stop) > MAX_STOP_STRINGS:
        raise ParameterError("stop", f"a list of {len(stop)} strings", f"at most {MAX_STOP_STRINGS} strings")
    for text in stop:
        if not 1 <= len(text) <= MAX_STOP_LENGTH:
            raise ParameterError(
                "stop", f"a string of {len(text)} characters", f"strings of 1 to {MAX_STOP_LENGTH} characters"
            )
