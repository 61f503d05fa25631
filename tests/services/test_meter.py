"""The meter's figures are the engine's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.budget import TokenBudget
from gptoss_desktop.domain.conversation import MessageId, Part, PartKind
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.parameters import ReasoningEffort
from tests.services.talking import Talk, record, start
from tests.services.test_chat import GREEDY
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.services.composition import Services

SETTINGS = ConversationSettings()


class Reader:
    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.told: list[TokenBudget] = []
        talk.services.meter.measured.connect(self.told.append)

    def ask(self, draft: Draft, settings: ConversationSettings = SETTINGS) -> None:
        talk = self.talk
        talk.services.meter.measure(talk.id, tuple(talk.path()), talk.parameters, draft, settings)

    def exact(self, draft: Draft, settings: ConversationSettings = SETTINGS) -> TokenBudget:
        self.told.clear()
        self.ask(draft, settings)
        wait_until(lambda: self.told and self.told[-1].exact)
        return self.told[-1]


def test_it_is_what_the_engine_counts(ready_services: Services) -> None:
    parameters = replace(GREEDY, system_prompt="Be brief, please.", reasoning_effort=ReasoningEffort.HIGH)
    talk = Talk(ready_services, parameters)
    reader = Reader(talk)
    for text, attachments in (
        ("Hello!", ()),
        ("What is 2 + 2?", (("ein Brief.txt", "Grüße\n<|end|> is text\n"), ("数据.csv", "甲,乙\n1,2\n"))),
        ("第三个问题: 请问? ", ()),
    ):
        budget = reader.exact(Draft(text, attachments))
        parts = [Part(PartKind.ATTACHMENT, content, name) for name, content in attachments]
        answer = talk.say(text, *parts)
        assert budget.prompt == record(answer).usage.prompt_tokens
        assert budget.context == ready_services.supervisor.status.info.context  # type: ignore[union-attr]
        assert 0 < budget.reserve <= budget.context // 4
    assert budget.attachments == sum(
        part.tokens or 0 for m in talk.path() for part in m.parts if part.kind is PartKind.ATTACHMENT
    )
    nothing = reader.exact(Draft())
    assert nothing.draft == 0
    assert nothing.system == budget.system


def test_an_estimate_comes_first_and_says_so(ready_services: Services) -> None:
    talk = Talk(ready_services)
    reader = Reader(talk)
    exact = reader.exact(Draft("The quick brown fox jumps over the lazy dog. " * 40))
    first = reader.told[0]
    assert not first.exact
    assert 0.5 < first.prompt / exact.prompt < 2


def test_nothing_is_counted_twice(ready_services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk(ready_services)
    talk.say("Hello!")
    reader = Reader(talk)
    reader.exact(Draft("What"))
    asked: list[str] = []
    client = ready_services.supervisor.client
    assert client is not None
    ask = client.tokenize

    def note(text: str, on_done: Callable[[tuple[int, ...] | EngineFailure], None]) -> None:
        asked.append(text)
        ask(text, on_done)

    monkeypatch.setattr(client, "tokenize", note)
    reader.exact(Draft("What is"))
    assert asked == ["What is"]


def test_while_somebody_writes_it_waits(ready_services: Services) -> None:
    talk = Talk(ready_services)
    reader = Reader(talk)
    reader.exact(Draft("W"))
    reader.told.clear()
    for length in range(2, 12):
        reader.ask(Draft("What is 2 + 2?"[:length]))
    wait_until(lambda: reader.told and reader.told[-1].exact)
    assert len(reader.told) <= 2  # the estimate and the figure of the last draft


def test_without_an_engine_it_estimates_against_no_context(services: Services) -> None:
    talk = Talk(services)
    reader = Reader(talk)
    reader.ask(Draft("Hello there, how are you?", (("a.txt", "some words " * 50),)))
    wait_until(lambda: reader.told)
    budget = reader.told[0]
    assert (budget.context, budget.exact) == (0, False)
    assert 3 < budget.draft < 12
    assert 60 < budget.attachments < 200


def test_it_tells_what_will_be_left_out(services: Services, tiny_gptoss_gguf: Path) -> None:
    start(services, tiny_gptoss_gguf, context=448)
    talk = Talk(services)
    talk.say("word " * 120)
    talk.say("word " * 120)
    draft = Draft("word " * 120)
    reader = Reader(talk)
    assert reader.exact(draft).overflows
    budget = reader.exact(draft, ConversationSettings(overflow=OverflowPolicy.DROP_OLDEST))
    assert budget.omitted == 2
    assert budget.prompt + budget.reserve <= 448
    reader.told.clear()
    reader.ask(draft, ConversationSettings(overflow=OverflowPolicy.SUMMARISE))
    wait_until(lambda: reader.told)
    # A summary that is not written yet can only be estimated.
    assert (reader.told[-1].exact, reader.told[-1].omitted) == (False, 4)


def test_it_follows_the_engine(services: Services, tiny_gptoss_gguf: Path) -> None:
    talk = Talk(services)
    reader = Reader(talk)
    reader.ask(Draft("Hello!"))
    wait_until(lambda: reader.told)
    start(services, tiny_gptoss_gguf, context=1024)
    wait_until(lambda: reader.told[-1].exact)
    assert reader.told[-1].context == 1024
    assert talk.path() == []  # nothing was sent by measuring


def test_what_lies_far_back_is_not_counted(services: Services, tiny_gptoss_gguf: Path) -> None:
    start(services, tiny_gptoss_gguf, context=448)
    talk = Talk(services)
    talk.say("Hello!")
    newest = talk.path()
    far = [replace(newest[n % 2], id=MessageId(f"m{n}")) for n in range(300)]
    reader = Reader(talk)
    told = services.meter.measure
    drop = ConversationSettings(overflow=OverflowPolicy.DROP_OLDEST)
    told(talk.id, (*far, *newest), talk.parameters, Draft("Hello!"), drop)
    wait_until(lambda: reader.told and reader.told[-1].exact)
    assert reader.told[-1].omitted > 200
    # Sent whole, it is too long by far, and so the figure may be an estimate.
    told(talk.id, (*far, *newest), talk.parameters, Draft("Hello!"), SETTINGS)
    wait_until(lambda: not reader.told[-1].omitted)
    assert not reader.told[-1].exact
    assert reader.told[-1].overflows
