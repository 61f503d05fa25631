"""The one table of the parameters: what each is, in which group it stands, and what it goes with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters_kinds import (
    MAX_BAD_WORDS,
    MAX_BREAKERS,
    MAX_STOP_STRINGS,
    Biases,
    Effort,
    Flag,
    Form,
    Kind,
    Number,
    Prompt,
    Texts,
    TokenIds,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


class Group(StrEnum):
    """Where a parameter stands."""

    BASIC = "basic"
    SAMPLING = "sampling"
    PENALTIES = "penalties"
    LENGTH = "length"
    OUTPUT = "output"
    ADVANCED = "advanced"


class Scope(StrEnum):
    """To which requests a parameter belongs."""

    TEXT = "text"
    """Every request that gives text, a piece of an answer too."""
    ANSWER = "answer"
    """Requests for a whole answer only: it speaks of the whole."""
    NONE = "none"
    """No field of a request: it goes another way."""


@dataclass(frozen=True, slots=True)
class ParameterSpec:
    """One parameter. `name` is the field of `GenerationParameters`, and the wire's except for the forms.

    `default` is what both engines take where nothing is sent and the model's files say nothing else; None
    where that is no number. `wire` is what to look for in documentation.
    """

    name: str
    group: Group
    kind: Kind
    scope: Scope = Scope.TEXT
    default: float | bool | None = None
    wire: str = ""

    @property
    def wire_name(self) -> str:
        """The name in the API."""
        return self.wire or self.name


def _number(
    name: str, group: Group, default: float | None = None, scope: Scope = Scope.TEXT
) -> ParameterSpec:
    return ParameterSpec(name, group, Number(), scope, default)


PARAMETERS: tuple[ParameterSpec, ...] = (
    ParameterSpec("system_prompt", Group.BASIC, Prompt(), Scope.NONE, wire="system"),
    ParameterSpec("reasoning_effort", Group.BASIC, Effort(), Scope.ANSWER),
    _number("temperature", Group.BASIC, 1.0),
    _number("top_p", Group.BASIC, 1.0),
    _number("max_tokens", Group.BASIC),
    _number("top_k", Group.SAMPLING, 0),
    _number("min_p", Group.SAMPLING, 0.0),
    _number("seed", Group.SAMPLING),
    _number("typical_p", Group.SAMPLING, 1.0),
    _number("top_n_sigma", Group.SAMPLING, -1.0),
    _number("xtc_probability", Group.SAMPLING, 0.0),
    _number("xtc_threshold", Group.SAMPLING, 0.1),
    _number("dynatemp_range", Group.SAMPLING, 0.0),
    _number("dynatemp_exponent", Group.SAMPLING, 1.0),
    _number("mirostat", Group.SAMPLING, 0),
    _number("mirostat_tau", Group.SAMPLING, 5.0),
    _number("mirostat_eta", Group.SAMPLING, 0.1),
    _number("repetition_penalty", Group.PENALTIES, 1.0),
    _number("frequency_penalty", Group.PENALTIES, 0.0),
    _number("presence_penalty", Group.PENALTIES, 0.0),
    _number("penalty_last_n", Group.PENALTIES, -1),
    _number("dry_multiplier", Group.PENALTIES, 0.0),
    _number("dry_base", Group.PENALTIES, 1.75),
    _number("dry_allowed_length", Group.PENALTIES, 2),
    _number("dry_penalty_last_n", Group.PENALTIES, -1),
    ParameterSpec("dry_sequence_breakers", Group.PENALTIES, Texts(MAX_BREAKERS)),
    ParameterSpec("bad_words", Group.PENALTIES, Texts(MAX_BAD_WORDS)),
    _number("min_tokens", Group.LENGTH, 0, Scope.ANSWER),
    _number("thinking_token_budget", Group.LENGTH, -1, Scope.ANSWER),
    ParameterSpec("stop", Group.LENGTH, Texts(MAX_STOP_STRINGS)),
    ParameterSpec("form", Group.OUTPUT, Form(), Scope.NONE, wire="response_format"),
    ParameterSpec("include_stop_str_in_output", Group.OUTPUT, Flag(), Scope.TEXT, default=False),
    ParameterSpec("skip_special_tokens", Group.OUTPUT, Flag(), Scope.ANSWER, default=True),
    ParameterSpec("logit_bias", Group.ADVANCED, Biases()),
    ParameterSpec("stop_token_ids", Group.ADVANCED, TokenIds(), Scope.ANSWER),
    ParameterSpec("ignore_eos", Group.ADVANCED, Flag(), Scope.ANSWER, default=False),
    _number("priority", Group.ADVANCED, 0),
    ParameterSpec("reuse_prefix", Group.ADVANCED, Flag()),
)

SPECS: Mapping[str, ParameterSpec] = MappingProxyType({spec.name: spec for spec in PARAMETERS})
