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
    bare = parse_error({"error": {}}, status=500)
    assert bare is not None
    assert bare.message == "The engine gave an error without a message."


@contextlib.contextmanager
def around() -> Iterator[None]:
    yield


def test_an_error_passes_through_a_context_manager() -> None:
    with pytest.raises(ApiError, match="x"), around():
        raise ApiError("x")
