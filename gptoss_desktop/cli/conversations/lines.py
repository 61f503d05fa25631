"""One line of an import as a conversation: checked whole before anything of it is kept."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.conversation import (
    ConversationId,
    ConversationSummary,
    Message,
    MessageId,
    Part,
    PartKind,
    Role,
)
from gptoss_desktop.services.titles import title_from

if TYPE_CHECKING:
    from collections.abc import Callable

_ROLES = {role.value: role for role in Role}
_NAMES = ", ".join(_ROLES)
_SHOWN = 40
"""Characters of a wrong value that are shown."""
_TICK = timedelta(microseconds=1)


class LineError(Exception):
    """A line is no conversation; `str()` is the sentence that says why."""


class Clock:
    """Gives times that rise, so that messages have an order: they came without times of their own."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._last = now()

    def tick(self) -> datetime:
        """Return a time that is later than the last one."""
        self._last = max(self._now(), self._last + _TICK)
        return self._last


def read_line(line: bytes, clock: Clock) -> tuple[ConversationSummary, list[Message]]:
    """Return the conversation of a line.

    Raises:
        LineError: it is none.

    """
    title, turns = _checked(_decoded(line))
    created = clock.tick()
    conversation_id = ConversationId(_new_id(created))
    messages: list[Message] = []
    for role, content in turns:
        moment = clock.tick()
        parent = messages[-1].id if messages else None
        part = Part(PartKind.TEXT, content)
        messages.append(
            Message(MessageId(_new_id(moment)), conversation_id, parent, role, (part,), created_at=moment)
        )
    summary = ConversationSummary(conversation_id, title, created, messages[-1].created_at, messages[-1].id)
    return summary, messages


def _decoded(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LineError(f"it is not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise LineError(f"it is not JSON: {error.msg} at character {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise LineError("its JSON is nested too deeply, or a number in it is too long") from None
    if not isinstance(value, dict):
        raise LineError('it is not an object with "title" and "messages"')
    return value


def _checked(body: dict[str, Any]) -> tuple[str, list[tuple[Role, str]]]:
    messages = body.get("messages")
    if not isinstance(messages, list) or not messages:
        raise LineError('"messages" must be a list with at least one message')
    turns = [_turn(number, message) for number, message in enumerate(messages, 1)]
    title = body.get("title")
    if title is None:
        title = title_from(next((text for role, text in turns if role is Role.USER), turns[0][1]))
    if not isinstance(title, str):
        raise LineError(f'"title" must be a text, not {_short(title)}')
    return " ".join(title.split()), turns


def _turn(number: int, message: object) -> tuple[Role, str]:
    if not isinstance(message, dict):
        raise LineError(f'message {number} is not an object with "role" and "content"')
    role, content = message.get("role"), message.get("content")
    if not isinstance(role, str) or role not in _ROLES:
        raise LineError(f'the "role" of message {number} must be one of {_NAMES}, not {_short(role)}')
    if not isinstance(content, str):
        raise LineError(f'the "content" of message {number} must be a text, not {_short(content)}')
    return _ROLES[role], content


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _new_id(moment: datetime) -> str:
    """Return an id that begins with the time: many that are added at once lie together in the file."""
    return f"{round(moment.timestamp() * 1e6):014x}{secrets.token_hex(9)}"
