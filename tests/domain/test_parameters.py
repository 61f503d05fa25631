"""Ranges of parameters, the sentence for each breach, and parameters as plain values."""

from __future__ import annotations

import json
import math
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.parameters import (
    MAX_STOP_LENGTH,
    MAX_STOP_STRINGS,
    RANGES,
    AnswerForm,
    FormKind,
    GenerationParameters,
    ParameterError,
    ReasoningEffort,
    check_range,
    check_stop,
)
from gptoss_desktop.domain.parameters_kinds import (
    Biases,
    Effort,
    Flag,
    Form,
    Number,
    Prompt,
    Texts,
    TokenIds,
)
from gptoss_desktop.domain.parameters_table import PARAMETERS as TABLE
from gptoss_desktop.domain.plain import parameters_from_plain, parameters_to_plain


@pytest.mark.parametrize("name", RANGES)
def test_both_ends_are_allowed_and_what_lies_beyond_is_not(name: str) -> None:
    allowed = RANGES[name]
    for value in (allowed.low, allowed.high, None):
        check_range(name, value)
    for value in (allowed.low - 1, allowed.high + 1):
        with pytest.raises(ParameterError, match=rf"^{name} is .*, but it must be .* from .* to .*\.$"):
            check_range(name, value)


@pytest.mark.parametrize("value", [math.nan, math.inf, True, "1"])
def test_what_is_no_finite_number_is_refused(value: Any) -> None:
    with pytest.raises(ParameterError):
        check_range("temperature", value)


def test_a_fraction_where_a_whole_number_must_be() -> None:
    with pytest.raises(ParameterError, match=r"top_k is 1\.5, but it must be a whole number from -1"):
        GenerationParameters(top_k=1.5).validate()  # type: ignore[arg-type]


def test_the_breach_is_named() -> None:
    with pytest.raises(ParameterError) as caught:
        GenerationParameters(temperature=3.0).validate()
    assert caught.value.name == "temperature"
    assert str(caught.value) == "temperature is 3.0, but it must be a number from 0 to 2."


@pytest.mark.parametrize("stop", [("",), ("x" * (MAX_STOP_LENGTH + 1),), ("x",) * (MAX_STOP_STRINGS + 1)])
def test_stop_strings_are_limited(stop: tuple[str, ...]) -> None:
    with pytest.raises(ParameterError) as caught:
        GenerationParameters(stop=stop).validate()
    assert caught.value.name == "stop"
    check_stop(("x" * MAX_STOP_LENGTH,) * MAX_STOP_STRINGS)


def within(name: str) -> st.SearchStrategy[Any]:
    allowed = RANGES[name]
    if allowed.integer:
        return st.none() | st.integers(int(allowed.low), int(allowed.high))
    return st.none() | st.floats(allowed.low, allowed.high)


TEXTS = st.lists(st.text(min_size=1, max_size=9), max_size=4).map(tuple)
IDS = st.integers(0, 2**31 - 1)
BY_KIND: dict[type, st.SearchStrategy[Any]] = {
    Flag: st.none() | st.booleans(),
    Texts: TEXTS,
    TokenIds: st.lists(IDS, max_size=4).map(tuple),
    Biases: st.dictionaries(IDS, st.floats(-100, 100), max_size=3).map(lambda found: tuple(found.items())),
    Prompt: st.text(max_size=20),
    Effort: st.none() | st.sampled_from(ReasoningEffort),
    Form: st.none()
    | st.just(AnswerForm(FormKind.OBJECT))
    | st.builds(AnswerForm, st.just(FormKind.CHOICE), st.sampled_from(["a", "a\n b \n"]), st.text(max_size=5))
    | st.builds(AnswerForm, st.just(FormKind.SCHEMA), st.sampled_from(["{}", '{"type": "object"}'])),
}
VALUES = {
    spec.name: within(spec.name) if isinstance(spec.kind, Number) else BY_KIND[type(spec.kind)]
    for spec in TABLE
}
PARAMETERS = st.builds(GenerationParameters, **VALUES).filter(
    lambda p: p.min_tokens is None or p.max_tokens is None or p.min_tokens <= p.max_tokens
)


def test_the_table_has_a_row_for_every_field() -> None:
    assert sorted(VALUES) == sorted(field.name for field in fields(GenerationParameters))


@given(PARAMETERS)
def test_parameters_come_back_from_json(parameters: GenerationParameters) -> None:
    parameters.validate()
    assert parameters_from_plain(json.loads(json.dumps(parameters_to_plain(parameters)))) == parameters


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*VALUES, "n", "version"]), JSON))
def test_whatever_a_file_says_the_result_is_valid(plain: dict[str, Any]) -> None:
    parameters_from_plain(plain).validate()


def test_the_defaults_take_no_room() -> None:
    assert parameters_to_plain(GenerationParameters()) == {}
