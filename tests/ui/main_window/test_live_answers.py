"""A chat that is left and found again shows its answer as it stands."""

from __future__ import annotations

from dataclasses import replace

from gptoss_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    MessageState,
    Part,
    PartKind,
    Role,
)
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.ui.main_window.live_answers import LiveAnswers

STREAMING = Message(
    MessageId("a"), ConversationId("c"), MessageId("q"), Role.ASSISTANT, (), MessageState.STREAMING
)
PROMPT = Message(MessageId("q"), ConversationId("c"), None, Role.USER, (Part(PartKind.TEXT, "Hi"),))


def test_text_that_the_store_does_not_have_yet_is_there() -> None:
    live = LiveAnswers()
    live.note(STREAMING)
    live.add("a", (TextDelta(PartKind.TEXT, "Hello"),))
    assert live.complete([PROMPT, STREAMING])[-1].text() == "Hello"
    assert live.complete([PROMPT])[-1].text() == "Hello"
    assert not live.has_ended_since([PROMPT, STREAMING])


def test_an_answer_that_ended_while_the_store_was_read_asks_for_another_look() -> None:
    live = LiveAnswers()
    live.note(STREAMING)
    read_before_the_end = [PROMPT, STREAMING]
    live.note(replace(STREAMING, state=MessageState.COMPLETE))
    assert live.has_ended_since(read_before_the_end)
    assert not live.has_ended_since([PROMPT, replace(STREAMING, state=MessageState.COMPLETE)])
