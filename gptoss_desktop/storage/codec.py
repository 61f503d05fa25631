"""Values as columns and back: times as sortable text, the answer's record as versioned JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from gptoss_desktop.domain.answer import AnswerRecord, FinishReason, Timings, Usage
from gptoss_desktop.domain.plain import parameters_from_plain, parameters_to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.parameters import GenerationParameters

ANSWER_VERSION = 1
"""Raised when a field's meaning changes; new fields alone do not need it."""

_FINISH_REASONS = {str(reason): reason for reason in FinishReason}

T = TypeVar("T", Usage, Timings)


def encode_time(moment: datetime) -> str:
    """Return the time in UTC as text that sorts by time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


decode_time = datetime.fromisoformat
"""Returns the time that `encode_time` wrote. Bound once: lists decode hundreds of thousands."""


def clean(text: str) -> str:
    """Return the text with lone surrogates, which UTF-8 cannot hold, replaced by question marks."""
    return text.encode("utf-8", "replace").decode()


def encode_ids(ids: Iterable[str | int]) -> str:
    """Return ids as a JSON list, which one statement takes however many there are (`json_each`)."""
    return json.dumps([*ids])


def encode_answer(answer: AnswerRecord | None) -> str | None:
    """Return the record as JSON."""
    if answer is None:
        return None
    body = {
        "v": ANSWER_VERSION,
        **asdict(answer),
        "parameters": parameters_to_plain(answer.parameters),
    }
    return clean(json.dumps(body, ensure_ascii=False, separators=(",", ":")))


def decode_answer(text: str | None) -> AnswerRecord | None:
    """Return the record without the fields that are unknown; None where it cannot be read at all.

    A record is shown beside the message and never acted upon, so a broken one must not hide the message.
    """
    if text is None:
        return None
    try:
        body = json.loads(text)
        return AnswerRecord(
            engine=str(body["engine"]),
            engine_version=str(body["engine_version"]),
            model=str(body["model"]),
            model_path=str(body["model_path"]),
            parameters=_parameters(json.dumps(_section(body, "parameters"))),
            usage=_figures(Usage, _section(body, "usage")),
            timings=_figures(Timings, _section(body, "timings")),
            finish_reason=_finish_reason(body.get("finish_reason")),
            recovered=body.get("recovered") is True,
            max_tokens_clamped_to=_whole(body.get("max_tokens_clamped_to")),
            continued_from=_texts(body.get("continued_from")),
            model_sha256=_text(body.get("model_sha256")),
            adapter=_text(body.get("adapter")),
            adapter_sha256=_text(body.get("adapter_sha256")),
            prompt_sha256=_text(body.get("prompt_sha256")),
            omitted=_texts(body.get("omitted")),
            summary=_text(body.get("summary")),
            answered_now=body.get("answered_now") is True,
            repeats=_text(body.get("repeats")),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


@lru_cache(maxsize=64)
def _parameters(text: str) -> GenerationParameters:
    """Return the parameters. Most answers of a conversation have the same, and checking them takes time."""
    return parameters_from_plain(json.loads(text))


def _section(body: dict[str, Any], name: str) -> dict[str, Any]:
    value = body.get(name)
    return value if isinstance(value, dict) else {}


def _figures(cls: type[T], plain: dict[str, Any]) -> T:
    known = cls.__dataclass_fields__
    return cls(**{name: value for name, value in plain.items() if name in known and _is_number(value)})


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(text) for text in value) if isinstance(value, list) else ()


def _finish_reason(value: object) -> FinishReason | None:
    return _FINISH_REASONS.get(value) if isinstance(value, str) else None
