"""Which answers go on by themselves."""

from __future__ import annotations

import pytest

from gptoss_desktop.domain.conversation import ConversationId, Message, Part, PartKind, Role, new_message_id
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.services.cut_answers import GRACE_S, CutAnswers

CHAT = ConversationId("chat")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def answer() -> Message:
    return Message(new_message_id(), CHAT, None, Role.ASSISTANT, (Part(PartKind.TEXT, "1\n2"),))


@pytest.mark.parametrize("kind", [FailureKind.CONNECTION_LOST, FailureKind.HANG, FailureKind.GPU_LOST])
def test_an_answer_that_its_engine_cut_is_due_once(kind: FailureKind) -> None:
    cuts, message = CutAnswers(), answer()
    cuts.note(message, kind, engine_gone=True)
    assert cuts.take() == [message]
    cuts.note(message, kind, engine_gone=True)
    assert cuts.take() == []


def test_a_refused_request_is_no_cut() -> None:
    cuts = CutAnswers()
    for kind in (FailureKind.BAD_REQUEST, FailureKind.CONTEXT_OVERFLOW, FailureKind.BUSY):
        cuts.note(answer(), kind, engine_gone=True)
    assert cuts.take() == []


def test_the_engine_s_end_may_come_a_little_after_the_answer_s() -> None:
    clock = Clock()
    cuts, message = CutAnswers(clock), answer()
    cuts.note(message, FailureKind.INTERNAL, engine_gone=False)
    assert cuts.take() == []
    clock.now += GRACE_S
    cuts.engine_failed()
    assert cuts.take() == [message]


def test_an_error_of_an_engine_that_lived_on_was_no_cut() -> None:
    clock = Clock()
    cuts = CutAnswers(clock)
    cuts.note(answer(), FailureKind.INTERNAL, engine_gone=False)
    clock.now += GRACE_S + 1
    cuts.engine_failed()
    assert cuts.take() == []


def test_what_its_reader_has_decided_about_is_left_alone() -> None:
    cuts = CutAnswers()
    cuts.note(answer(), FailureKind.HANG, engine_gone=True)
    cuts.forget(CHAT)
    assert cuts.take() == []
