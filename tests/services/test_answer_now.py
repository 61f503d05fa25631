"""What gpt-oss thinks can be closed: the answer goes on in the same message."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import MessageState, PartKind
from gptoss_desktop.protocol import harmony
from tests.services.talking import Talk, record
from tests.services.test_chat import GREEDY
from tests.services.test_provenance import trace
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services

QUESTION = "What is 2 + 2?"
CLOSED = (harmony.END, *harmony.NEXT_MESSAGE, *harmony.header(PartKind.TEXT))


def test_while_it_thinks(ready_services: Services) -> None:
    talk = Talk(ready_services)
    chat = ready_services.chat
    assert not chat.can_answer_now(talk.id)
    closed: list[str] = []

    def close(*_: object) -> None:
        if not closed:
            closed.append(talk.id)
            assert chat.can_answer_now(talk.id)
            chat.answer_now(talk.id)

    chat.answer_delta.connect(close)
    answer = talk.say(QUESTION)
    assert answer.state is MessageState.COMPLETE
    assert [part.kind for part in answer.parts] == [PartKind.REASONING, PartKind.TEXT]
    assert len(answer.parts[0].text) < len("The user wants the sum of 2 and 2. It is 4.")
    assert answer.text()
    assert record(answer).answered_now
    assert talk.path()[-1] == answer
    assert len(talk.path()) == 2
    assert talk.heard.text == answer.parts[0].text + answer.text()
    # Nobody was told of an answer that had ended in between.
    assert [m.state for m in talk.heard.changed] == [MessageState.STREAMING, MessageState.COMPLETE]
    kept = trace(ready_services, answer.id)
    place = next(i for i in range(len(kept.output)) if kept.output[i : i + 6] == CLOSED)
    assert answer.parts[0].tokens == place - 3  # before them stands the header of the analysis
    assert record(answer).usage.completion_tokens == len(kept.output)
    assert record(answer).usage.prompt_tokens == len(kept.prompt)


def test_before_it_has_thought_of_anything(ready_services: Services) -> None:
    talk = Talk(ready_services)
    chat = ready_services.chat
    chat.message_added.connect(lambda m: chat.answer_now(talk.id) if m.answer else None)
    talk.ask(QUESTION)
    wait_until(lambda: any(m.state is MessageState.COMPLETE and m.answer for m in talk.heard.changed))
    answer = talk.path()[-1]
    assert answer.text()
    assert answer.text(PartKind.REASONING) == ""
    assert record(answer).answered_now


def test_an_answer_that_ended_while_it_thought_thinks_on_or_is_answered(ready_services: Services) -> None:
    chat = ready_services.chat
    for way in ("think on", "answer"):
        talk = Talk(ready_services, replace(GREEDY, max_tokens=8))
        cut = talk.say(QUESTION)
        assert (cut.text(), record(cut).finish_reason) == ("", FinishReason.LENGTH)
        assert not chat.can_answer_now(talk.id)
        if way == "answer":
            chat.answer_now(talk.id)
        else:
            chat.resume(talk.id, cut.id, GREEDY)
        wait_until(lambda talk=talk: talk.ends() == 2)  # type: ignore[misc]
        answer = talk.path()[-1]
        assert answer.id == cut.id
        assert answer.text(PartKind.REASONING).startswith(cut.text(PartKind.REASONING))
        assert record(answer).answered_now == (way == "answer")
        if way == "answer":
            assert answer.text(PartKind.REASONING) == cut.text(PartKind.REASONING)
            assert answer.text()
        else:
            assert answer.text() == "2 + 2 = **4**."


def test_not_once_the_answer_is_being_written(ready_services: Services) -> None:
    talk = Talk(ready_services)
    chat = ready_services.chat
    offered: list[bool] = []
    chat.answer_delta.connect(lambda *_: offered.append(chat.can_answer_now(talk.id)))
    talk.ask("Count to one hundred.")
    wait_until(lambda: "\n5" in talk.heard.text)
    chat.answer_now(talk.id)
    wait_until(lambda: talk.ends() == 1)
    assert offered[-1] is False
    assert talk.path()[-1].text() == "\n".join(map(str, range(1, 101)))
    assert not record(talk.path()[-1]).answered_now
