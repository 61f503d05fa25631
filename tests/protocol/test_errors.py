"""The error body, there and back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.protocol.errors import ApiError, parse_error

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_an_error_survives_the_wire() -> None:
    error = ApiError("Too long.", code="context_length_exceeded", param="messages")
    assert parse_error(error.body()) == error
    assert str(error) == "Too long."


@pytest.mark.parametrize("body", [None, [], {}, {"error": None}, {"choices": []}])
def test_what_is_no_error(body: object) -> None:
    assert parse_error(body) is None


def test_errors_of_other_servers() -> None:
    assert parse_error({"error": "broken"}, status=500) == ApiError("broken", status=500)
    assert parse_error({"detail": "Not Found"}, status=404) == ApiError(
        "Not Found.", code="not_found", status=404
    )
    bare = parse_error({"error": {}}, status=500)
    assert bare is not None
    assert bare.message == "The engine gave an error without a message."


_LITERAL = "1 validation error:\n  {{'type': 'x', 'loc': '{}', 'msg': '{}', 'ctx': {{}}}}"
_LINES = """1 validation error for Author
role
  Input should be 'user' or 'tool' [type=enum, input_value='robot', input_type=str]
    For further information visit https://errors.example/2/v/enum"""

VLLM_MESSAGES = {
    "json": (_LITERAL.format("body.1", "JSON decode error"), "1: JSON decode error."),
    "literal": (_LITERAL.format("body.seed", "No integer"), "seed: No integer."),
    "lines": (_LINES, "role: Input should be 'user' or 'tool'."),
    "parameter": (
        "top_p must be in (0, 1], got 7.0. (parameter=top_p, value=7.0)",
        "top_p must be in (0, 1], got 7.0.",
    ),
    "no full stop": ("The sky is falling", "The sky is falling."),
    "several lines": ("One thing.\nAnother thing.", "One thing. Another thing."),
    "only a heading": ("2 validation errors for Message", "2 validation errors for Message"),
    "a list where a fault should be": ("1 validation error:\n  [1]", "[1]."),
}


@pytest.mark.parametrize(("message", "sentence"), VLLM_MESSAGES.values(), ids=VLLM_MESSAGES.keys())
def test_messages_of_vllm_become_sentences(message: str, sentence: str) -> None:
    error = {"message": message, "type": "Bad Request", "param": "body.seed", "code": 400}
    found = parse_error({"error": error}, status=200)
    assert found is not None
    assert (found.message, found.status, found.param) == (sentence, 400, "seed")


@contextlib.contextmanager
def around() -> Iterator[None]:
    yield


def test_an_error_passes_through_a_context_manager() -> None:
    with pytest.raises(ApiError, match="x"), around():
        raise ApiError("x")
