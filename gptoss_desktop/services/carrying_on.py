"""Answers that an engine did not finish go on by themselves on the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import MessageId
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.protocol.harmony import is_gpt_oss
from gptoss_desktop.services.answering import can_go_on
from gptoss_desktop.services.cut_answers import CutAnswers
from gptoss_desktop.services.overflow import Prompt
from gptoss_desktop.services.pending import Pending

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.domain.answer import AnswerRecord
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.engine import EngineInfo, EngineStatus
    from gptoss_desktop.engine.stream import AnswerOutcome

ENDING = frozenset({EngineState.STOPPING, EngineState.STOPPED})
"""A person wanted the engine's end, and the end of its answers with it."""


class CarryingOn:
    """Notes the answers that were cut, and says what to ask the next engine."""

    def __init__(self, carries_on: Callable[[], bool]) -> None:
        """`carries_on`: whether answers go on by themselves."""
        self.cuts = CutAnswers()
        self._carries_on = carries_on

    def engine_changed(self, status: EngineStatus) -> None:
        """Take note of what became of the engine."""
        if status.state in ENDING:
            self.cuts.forget_all()
        elif status.state is EngineState.FAILED:
            self.cuts.engine_failed()

    def ended(self, message: Message, outcome: AnswerOutcome, state: EngineState) -> bool:
        """Take note of an answer's end; return whether it may go on by itself."""
        if outcome.failure is None or state in ENDING or not self._carries_on():
            return False
        gone = state not in {EngineState.READY, EngineState.GENERATING}
        return self.cuts.note(message, outcome.failure.kind, engine_gone=gone)


def go_on(path: Sequence[Message], record: AnswerRecord, info: EngineInfo | None) -> Pending:
    """Return how an answer at the end of a path goes on, with its record's settings.

    What cannot go on is written anew, in its own message.
    """
    message = path[-1]
    on_harmony = info is not None and is_gpt_oss(info.architecture)
    prompt = same_prompt(record)
    if can_go_on(message, gpt_oss=on_harmony):
        return Pending(
            message.conversation_id,
            tuple(path),
            record.parameters,
            message=message,
            answer_now=wants_answer(message),
            prompt=prompt,
        )
    return Pending(
        message.conversation_id,
        tuple(path[:-1]),
        record.parameters,
        message=replace(message, parts=()),
        prompt=prompt,
        repeats=record.repeats,
    )


def wants_answer(message: Message) -> bool:
    """Return whether a reader has wanted an answer's reasoning to be closed, and nothing has come since."""
    return message.answer is not None and message.answer.answered_now and not message.text()


def same_prompt(record: AnswerRecord | None) -> Prompt:
    """Return what an answer's prompt left out, so that it is the same prompt once more."""
    return Prompt() if record is None else Prompt(tuple(map(MessageId, record.omitted)), record.summary)
