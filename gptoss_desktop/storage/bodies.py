"""Drafts and conversation settings as versioned JSON, and back without trust in the file."""

from __future__ import annotations

import json
from typing import Any

from gptoss_desktop.domain.conversation import MessageId
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy, Summary
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.plain import parameters_from_plain, parameters_to_plain
from gptoss_desktop.storage.codec import clean

BODY_VERSION = 1
"""Raised when a field's meaning changes; new fields alone do not need it."""


def encode_draft(draft: Draft) -> str:
    """Return the draft as JSON."""
    return _encode({"text": draft.text, "attachments": draft.attachments})


def decode_draft(text: str | None) -> Draft:
    """Return the draft; what cannot be read of it is left out."""
    body = _decode(text)
    attachments = body.get("attachments")
    pairs = attachments if isinstance(attachments, list) else []
    return Draft(
        _text(body.get("text")),
        tuple((pair[0], pair[1]) for pair in pairs if _is_pair_of_texts(pair)),
    )


def encode_settings(settings: ConversationSettings) -> str:
    """Return the settings as JSON."""
    summary = settings.summary
    return _encode(
        {
            "parameters": None if settings.parameters is None else parameters_to_plain(settings.parameters),
            "preset": settings.preset,
            "overflow": settings.overflow,
            "summary": None if summary is None else {"text": summary.text, "up_to": summary.up_to},
        }
    )


def decode_settings(text: str | None) -> ConversationSettings:
    """Return the settings; a field that cannot be read has its default."""
    body = _decode(text)
    parameters, overflow = body.get("parameters"), body.get("overflow")
    return ConversationSettings(
        parameters_from_plain(parameters) if isinstance(parameters, dict) else None,
        _text(body.get("preset")),
        OverflowPolicy(overflow) if overflow in tuple(OverflowPolicy) else OverflowPolicy.REFUSE,
        _summary(body.get("summary")),
    )


def _summary(value: object) -> Summary | None:
    if not isinstance(value, dict):
        return None
    text, up_to = value.get("text"), value.get("up_to")
    if not isinstance(text, str) or not isinstance(up_to, str):
        return None
    return Summary(text, MessageId(up_to))


def _encode(body: dict[str, Any]) -> str:
    return clean(json.dumps({"v": BODY_VERSION, **body}, ensure_ascii=False, separators=(",", ":")))


def _decode(text: str | None) -> dict[str, Any]:
    try:
        body = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_pair_of_texts(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(isinstance(text, str) for text in value)  # noqa: PLR2004
