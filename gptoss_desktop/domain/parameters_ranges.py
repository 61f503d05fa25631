"""The numbers among the parameters of generation: their ranges, and one sentence for each breach."""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Range:
    """A closed interval of allowed values."""

    low: float
    high: float
    integer: bool = False

    def __str__(self) -> str:
        return f"{self.text(self.low)} to {self.text(self.high)}"

    def text(self, value: float) -> str:
        """Return a number of the range in full digits where it is whole."""
        return str(int(value)) if self.integer else f"{value:g}"


class ParameterError(ValueError):
    """A parameter is not what it may be; `name` is the wire's name.

    `said` is the sentence for people, `allowed` the end of it in English.
    """

    def __init__(self, name: str, value: object, allowed: str, said: Said | None = None) -> None:
        self.name = name
        self.value = value
        self.allowed = allowed
        self.said = said or say(
            "{name} is {value}, but it must be {allowed}.", name=name, value=str(value), allowed=allowed
        )
        super().__init__(str(self.said))


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


def check_range(name: str, value: float | None) -> None:
    """Check one number against `RANGES`; None is always allowed.

    Raises:
        ParameterError: the value is not a finite number, not whole where it must be, or out of range.

    """
    if value is None:
        return
    allowed = RANGES[name]
    wrong_type = isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value)
    if wrong_type or (allowed.integer and value != int(value)) or not allowed.low <= value <= allowed.high:
        raise out_of_range(name, value)


def out_of_range(name: str, value: object) -> ParameterError:
    """Return the error for a value that is not one of the parameter's range."""
    allowed = RANGES[name]
    values: dict[str, str] = {
        "name": name,
        "value": str(value),
        "low": allowed.text(allowed.low),
        "high": allowed.text(allowed.high),
    }
    if allowed.integer:
        said = say("{name} is {value}, but it must be a whole number from {low} to {high}.", **values)
        return ParameterError(name, value, f"a whole number from {allowed}", said)
    said = say("{name} is {value}, but it must be a number from {low} to {high}.", **values)
    return ParameterError(name, value, f"a number from {allowed}", said)
