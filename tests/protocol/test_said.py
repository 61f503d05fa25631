"""Sentences between processes: their parts arrive, and nothing that lies about them is believed."""

from __future__ import annotations

import json

import pytest

from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.protocol.errors import ApiError, parse_error
from gptoss_desktop.protocol.guard import Failed, decode, encode
from gptoss_desktop.protocol.said import parts_of, with_parts

NESTED = say("{path} is damaged: {what}.", path="/a", what=say("the tensor {name} is lost", name="w"))


def test_parts_come_back_through_json() -> None:
    found = with_parts(str(NESTED), json.loads(json.dumps(parts_of(NESTED))))
    assert isinstance(found, Said)
    assert found == NESTED
    assert found.values == NESTED.values


def test_an_event_of_the_guard_brings_them() -> None:
    event = decode(encode(Failed("model_invalid", NESTED, "Choose another.")))
    assert isinstance(event, Failed)
    assert isinstance(event.sentence, Said)
    assert event.sentence.template == NESTED.template
    assert event.advice == "Choose another."
    assert not isinstance(event.advice, Said)


def test_an_error_of_the_api_brings_them() -> None:
    error = parse_error(json.loads(json.dumps(ApiError(NESTED).body())))
    assert error is not None
    assert isinstance(error.message, Said)
    assert error.message == NESTED


@pytest.mark.parametrize(
    "plain",
    [
        None,
        7,
        [],
        ["{name}"],
        ["{name} is here", {}],
        ["{name.__class__} is here", {"name": "x"}],
        ["{name!r} is here", {"name": "x"}],
        ["{name:>99} is here", {"name": "x"}],
        ["{0} is here", {"0": "x"}],
        ["{name is here", {"name": "x"}],
        ["{name} is here", {"name": ["x"]}],
        ["{name} is there", {"name": "x"}],
    ],
)
def test_what_is_malformed_or_says_something_else_is_dropped(plain: object) -> None:
    found = with_parts("x is here", plain)
    assert found == "x is here"
    assert not isinstance(found, Said)


def test_depth_ends() -> None:
    said = say("{a}", a="deep")
    for _ in range(6):
        said = say("{a}", a=said)
    found = with_parts(str(said), parts_of(said))
    assert found == "deep"
