"""A prompt that is too long: refused, cut or summarised, and always said. With the real worker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import MessageState, Part, PartKind, Role
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy, Summary
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import FailureKind, Remedy
from tests.services.bench import prompt, raise_it
from tests.services.talking import Talk, record, start
from tests.services.test_chat import GREEDY, kill_engine
from tests.services.test_provenance import trace
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.services.summarising import SummaryProgress

CONTEXT = 448
LONG = "word " * 120


def choose(talk: Talk, policy: OverflowPolicy, summary: Summary | None = None) -> None:
    settings = ConversationSettings(overflow=policy, summary=summary)
    store = talk.services.store
    tasks.run_task(
        lambda: store.save_settings(talk.id, settings), lambda _: None, raise_it, lane=tasks.Lane.STORAGE
    )
    tasks.drain()


def settings_of(talk: Talk) -> ConversationSettings:
    found: list[ConversationSettings] = []
    store = talk.services.store
    tasks.run_task(lambda: store.settings_of(talk.id), found.append, raise_it, lane=tasks.Lane.STORAGE)
    tasks.drain()
    return found[0]


@pytest.fixture
def talk(services: Services, tiny_gptoss_gguf: Path) -> Talk:
    """A conversation of two turns that fill more than half of the context."""
    start(services, tiny_gptoss_gguf, context=CONTEXT)
    found = Talk(services)
    found.say(LONG)
    found.say(LONG)
    return found


def test_refused_with_its_size(talk: Talk) -> None:
    talk.ask(LONG)
    wait_until(lambda: talk.heard.failures)
    failure = talk.heard.failures[0]
    assert (failure.kind, failure.remedy) == (FailureKind.CONTEXT_OVERFLOW, Remedy.SHORTEN)
    size = int(failure.sentence.split()[3])
    assert failure.sentence == (
        f"The prompt is {size} tokens long, but the context holds {CONTEXT} together with the answer."
    )
    assert size >= CONTEXT
    assert talk.path()[-1].role is Role.USER  # the prompt is kept, and no answer was begun
    assert not talk.services.chat.is_answering(talk.id)
    assert talk.services.supervisor.status.state is EngineState.READY


def test_the_oldest_turns_are_left_out_and_named(talk: Talk) -> None:
    choose(talk, OverflowPolicy.DROP_OLDEST)
    path = talk.path()
    answer = talk.say(LONG)
    assert record(answer).omitted == (path[0].id, path[1].id)
    assert record(talk.heard.added[-1]).omitted == record(answer).omitted  # marked while it streams
    assert record(answer).usage.prompt_tokens < CONTEXT
    # Once more is with the same prompt, however the policy reads now.
    choose(talk, OverflowPolicy.REFUSE)
    talk.services.chat.run_again(talk.id, answer.id)
    wait_until(lambda: talk.ends() == 4)
    again = talk.path()[-1]
    assert record(again).omitted == record(answer).omitted
    assert record(again).prompt_sha256 == record(answer).prompt_sha256


def test_a_message_that_is_too_long_by_itself_is_refused(talk: Talk) -> None:
    choose(talk, OverflowPolicy.DROP_OLDEST)
    talk.ask("word " * 600)
    wait_until(lambda: talk.heard.failures)
    assert talk.heard.failures[0].sentence.startswith("The last message with the system prompt is ")


def test_the_oldest_turns_are_summarised_by_the_model(talk: Talk) -> None:
    told: list[SummaryProgress | None] = []
    talk.services.chat.summary_progress.connect(lambda _, progress: told.append(progress))
    choose(talk, OverflowPolicy.SUMMARISE)
    path = talk.path()
    answer = talk.say(LONG)
    summary = settings_of(talk).summary
    assert summary is not None
    assert summary.text
    assert told[-1] is None
    assert told[0] is not None
    assert told[0].messages == len(record(answer).omitted)
    assert record(answer).summary == summary.text
    assert record(answer).omitted == tuple(m.id for m in path[: len(record(answer).omitted)])
    assert summary.up_to == record(answer).omitted[-1]
    wrote = len(told)
    # The next turn still fits beside the summary, which is used as it is, and as it was edited.
    choose(talk, OverflowPolicy.SUMMARISE, replace(summary, text="They repeated a word."))
    second = talk.say("Hello!")
    assert (len(told), record(second).summary) == (wrote, "They repeated a word.")
    kept = trace(talk.services, second.id)
    assert record(second).usage.prompt_tokens == len(kept.prompt)


def test_a_summary_can_be_given_up(talk: Talk) -> None:
    choose(talk, OverflowPolicy.SUMMARISE)
    chat = talk.services.chat
    chat.summary_progress.connect(lambda *_: chat.stop(talk.id) if chat.is_answering(talk.id) else None)
    talk.ask(LONG)
    wait_until(lambda: talk.path()[-1].role is Role.USER and not chat.is_answering(talk.id))
    assert settings_of(talk).summary is None
    assert talk.heard.failures == []
    assert talk.services.supervisor.status.state is EngineState.READY


def test_a_summary_that_fails_is_said_and_nothing_is_left_out(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(talk, OverflowPolicy.SUMMARISE)
    # A summary that may take five tokens is cut while the model thinks.
    monkeypatch.setattr("gptoss_desktop.services.summarising.summary_length", lambda _: 1)
    monkeypatch.setattr("gptoss_desktop.services.summarising._THINKING", 5)
    talk.ask(LONG)
    wait_until(lambda: talk.heard.failures)
    assert talk.heard.failures[0].sentence == (
        "The beginning of the conversation could not be summarised: the model wrote nothing."
    )
    assert talk.path()[-1].role is Role.USER
    assert settings_of(talk).summary is None


def test_an_engine_that_dies_while_it_summarises_loses_nothing(talk: Talk, tiny_gptoss_gguf: Path) -> None:
    choose(talk, OverflowPolicy.SUMMARISE)
    killed: list[int] = []

    def kill(_: str, progress: SummaryProgress | None) -> None:
        if progress is not None and not killed:
            killed.append(1)
            kill_engine(tiny_gptoss_gguf)

    states: list[EngineState] = []
    talk.services.supervisor.status_changed.connect(lambda status: states.append(status.state))
    talk.services.chat.summary_progress.connect(kill)
    talk.ask(LONG)
    wait_until(lambda: talk.heard.failures)
    assert talk.heard.failures[0].sentence.startswith(
        "The beginning of the conversation could not be summarised: "
    )
    assert settings_of(talk).summary is None
    assert talk.path()[-1].role is Role.USER
    assert not talk.services.chat.is_answering(talk.id)
    wait_until(lambda: EngineState.FAILED in states and states[-1] is EngineState.READY, timeout=120)
    talk.services.chat.regenerate(talk.id, talk.path()[-1].id, GREEDY)
    wait_until(lambda: talk.ends() == 3)
    assert record(talk.done[-1]).summary


def test_attachments_go_into_the_prompt_with_their_number_of_tokens(
    ready_services: Services,
) -> None:
    talk = Talk(ready_services)
    attached = Part(PartKind.ATTACHMENT, "one two three\n", "notes.txt")
    answer = talk.say("Hello!", attached)
    question = talk.path()[0]
    part = question.parts[0]
    assert part.tokens == 4
    assert [m.parts[0].tokens for m in talk.heard.changed if m.role is Role.USER] == [4]
    texts: list[str] = []
    client = ready_services.supervisor.client
    assert client is not None
    client.detokenize(trace(ready_services, answer.id).prompt, lambda text: texts.append(str(text)))
    wait_until(lambda: texts)
    assert (
        '===== Attachment 1 of 1: "notes.txt" (4 tokens) =====\none two three\n'
        "===== End of attachment 1 =====\n\nHello!"
    ) in texts[0]


def test_a_title_comes_from_the_text_or_the_name(ready_services: Services) -> None:
    titles: list[str] = []
    ready_services.chat.conversation_changed.connect(lambda summary: titles.append(summary.title))
    attached = Part(PartKind.ATTACHMENT, "x", "notes.txt")
    Talk(ready_services).say("What is 2 + 2?", attached)
    chat = ready_services.chat
    chat.send(chat.new_conversation(), (attached,), GREEDY, None)
    wait_until(lambda: len(titles) == 2)
    assert titles == ["What is 2 + 2?", "notes.txt"]
    wait_until(lambda: not chat.answering())


def test_a_prompt_that_waits_is_prepared_for_the_engine_that_comes(
    services: Services, tiny_gptoss_gguf: Path
) -> None:
    talk = Talk(services)
    talk.services.chat.send(talk.id, prompt("word " * 600), GREEDY, None)
    wait_until(lambda: talk.heard.waiting == [True])
    start(services, tiny_gptoss_gguf, context=CONTEXT)
    wait_until(lambda: talk.heard.failures)
    assert talk.heard.failures[0].kind is FailureKind.CONTEXT_OVERFLOW
    assert talk.heard.waiting[-1] is False
    start(services, tiny_gptoss_gguf, context=4096)
    services.chat.regenerate(talk.id, talk.path()[0].id, GREEDY)
    wait_until(lambda: talk.done)
    assert talk.done[0].state is MessageState.COMPLETE
