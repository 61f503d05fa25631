"""A transcript in a window of its own, offscreen, and messages to show in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest
from PySide6.QtWidgets import QWidget

from gptoss_desktop.domain.conversation import (
    Message,
    MessageState,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.transcript.view import TranscriptView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

_CONVERSATION = new_conversation_id()


class MakeMessage(Protocol):
    """Makes a message of parts; a bare string is a part of text."""

    def __call__(self, role: Role, *parts: Part | str, state: MessageState = ..., **more: Any) -> Message: ...


@pytest.fixture
def make() -> MakeMessage:
    def make_message(
        role: Role, *parts: Part | str, state: MessageState = MessageState.COMPLETE, **more: Any
    ) -> Message:
        made = tuple(Part(PartKind.TEXT, part) if isinstance(part, str) else part for part in parts)
        return Message(new_message_id(), _CONVERSATION, None, role, made, state, **more)

    return make_message


@pytest.fixture
def conversation(make: MakeMessage) -> list[Message]:
    """Forty messages with paragraphs, lists and code: far more than a screen."""
    text = "# Title\n\nSome *text* that says little.\n\n1. one\n2. two\n   - three\n\n```python\nx = 1\n```\n"
    pairs = (
        [make(Role.USER, f"Question {n}"), make(Role.ASSISTANT, f"Answer {n}\n\n{text * 3}")]
        for n in range(20)
    )
    return [message for pair in pairs for message in pair]


@pytest.fixture
def view(qapp: QApplication) -> Iterator[TranscriptView]:
    window = QWidget()
    view = TranscriptView(ActionRegistry(window))
    view.resize(900, 700)
    view.show()
    qapp.processEvents()
    yield view
    view.close()
    view.deleteLater()
    window.deleteLater()
    qapp.processEvents()
