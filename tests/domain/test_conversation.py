"""Messages and their parts."""

from __future__ import annotations

from datetime import UTC

from gptoss_desktop.domain.conversation import (
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)


def test_text_joins_the_parts_of_one_kind() -> None:
    parts = (
        Part(PartKind.REASONING, "why"),
        Part(PartKind.TEXT, "one "),
        Part(PartKind.TOOL_CALL, "{}"),
        Part(PartKind.TEXT, "two"),
    )
    message = Message(new_message_id(), new_conversation_id(), None, Role.ASSISTANT, parts)
    assert message.text() == "one two"
    assert message.text(PartKind.REASONING) == "why"
    assert message.text(PartKind.COMMENTARY) == ""


def test_other_parts_make_another_message() -> None:
    message = Message(new_message_id(), new_conversation_id(), None, Role.USER, ())
    changed = message.with_parts((Part(PartKind.TEXT, "x"),))
    assert (message.text(), changed.text(), changed.id) == ("", "x", message.id)
    assert message.created_at.tzinfo is UTC


def test_identifiers_are_fresh() -> None:
    assert len({new_message_id() for _ in range(100)}) == 100
