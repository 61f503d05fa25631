"""Conversations are answered at once, and each tells of its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.domain.engine import EngineState
from tests.services.talking import Talk, start
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.services.composition import Services

MANY = 8
HUNDRED = "\n".join(map(str, range(1, 101)))


def test_eight_at_once(services: Services, tiny_gptoss_gguf: Path) -> None:
    start(services, tiny_gptoss_gguf, context=512, parallel=MANY)
    chat = services.chat
    told: list[tuple[str, Message, float]] = []
    chat.answer_done.connect(lambda *what: told.append(what))
    order: list[str] = []
    chat.answer_delta.connect(lambda message_id, _: order.append(message_id))
    most = 0

    def count(*_: object) -> None:
        nonlocal most
        most = max(most, len(chat.answering()))

    chat.answer_delta.connect(count)
    talks = [Talk(services) for _ in range(MANY)]
    for talk in talks:
        talk.ask("Count to one hundred.")
    assert chat.answering() == {talk.id for talk in talks}
    wait_until(lambda: len(told) == MANY, timeout=120)
    assert most == MANY
    # They took turns: each had begun before the first had ended.
    last = len(order) - order[::-1].index(told[0][1].id)
    assert len(set(order[:last])) == MANY
    assert {conversation for conversation, *_ in told} == {talk.id for talk in talks}
    assert all(seconds > 0 for *_, seconds in told)
    assert all(talk.path()[-1].text() == HUNDRED for talk in talks)
    assert chat.answering() == frozenset()
    assert services.supervisor.status.state is EngineState.READY


def test_one_that_is_stopped_does_not_disturb_the_others(services: Services, tiny_gptoss_gguf: Path) -> None:
    start(services, tiny_gptoss_gguf, context=512, parallel=2)
    first, second = Talk(services), Talk(services)
    first.ask("Count to one hundred.")
    second.ask("Count to one hundred.")
    wait_until(lambda: first.heard.text.count("\n5") >= 1)
    services.chat.stop(first.id)
    wait_until(lambda: first.done and second.done)
    assert first.done[0].state is MessageState.STOPPED
    assert second.done[0].text() == HUNDRED
