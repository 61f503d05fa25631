"""Records of answers as JSON, from other versions and from nonsense."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from gptoss_desktop.domain.answer import Timings
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.storage.codec import (
    ANSWER_VERSION,
    decode_answer,
    decode_time,
    encode_answer,
    encode_time,
)
from tests.support.conversations import RECORD


def encoded() -> dict[str, object]:
    text = encode_answer(RECORD)
    assert text is not None
    body: dict[str, object] = json.loads(text)
    return body


def test_a_record_comes_back() -> None:
    assert decode_answer(encode_answer(RECORD)) == RECORD
    assert encoded()["v"] == ANSWER_VERSION
    assert decode_answer(encode_answer(None)) is None


def test_fields_of_the_future_are_passed_over() -> None:
    body = encoded() | {"v": 99, "new": 1, "usage": {"prompt_tokens": 3, "new": 2}, "finish_reason": "new"}
    found = decode_answer(json.dumps(body))
    assert found is not None
    assert (found.usage.prompt_tokens, found.usage.completion_tokens) == (3, 0)
    assert found.finish_reason is None


def test_wrong_values_become_defaults() -> None:
    body = encoded() | {"parameters": {"temperature": 99, "stop": "x"}, "timings": {"queue_time_ms": "soon"}}
    found = decode_answer(json.dumps(body))
    assert found == replace(RECORD, parameters=GenerationParameters(), timings=Timings())


@pytest.mark.parametrize("text", ["", "[]", "{}", "3", '{"engine": 1}', "[" * 100_000])
def test_what_is_no_record_is_none(text: str) -> None:
    assert decode_answer(text) is None


def test_times_sort_as_text() -> None:
    east = datetime(2026, 1, 1, 5, tzinfo=timezone(timedelta(hours=9)))
    west = datetime(2025, 12, 31, 21, tzinfo=UTC)
    assert decode_time(encode_time(east)) == east
    assert encode_time(east) < encode_time(west)
