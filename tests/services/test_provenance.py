"""Every answer knows where it came from, to the token."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import (
    Message,
    MessageState,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.domain.conversation_settings import ConversationSettings
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.trace import TokenTrace
from gptoss_desktop.engine.stream import StreamIds
from gptoss_desktop.protocol import harmony
from gptoss_desktop.services.provenance import PromptFacts, prompt_facts, trace_of
from gptoss_desktop.services.token_counts import text_key
from tests.services.bench import prompt
from tests.services.talking import Talk, record, start
from tests.services.test_chat import GREEDY, stored
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.budget import TokenBudget
    from gptoss_desktop.domain.conversation import MessageId
    from gptoss_desktop.services.composition import Services


def trace(services: Services, message_id: MessageId) -> TokenTrace:
    found: list[TokenTrace | None] = []
    read = lambda: services.store.trace(message_id)  # noqa: E731
    tasks.run_task(read, found.append, _raise, lane=tasks.Lane.STORAGE)
    tasks.drain()
    assert found[0] is not None
    return found[0]


def _raise(error: Exception) -> None:
    raise error


def test_the_prompt_and_the_output_are_kept_by_token(
    ready_services: Services, tiny_gptoss_gguf: Path
) -> None:
    talk = Talk(ready_services)
    answer = talk.say("What is 2 + 2?")
    kept, found = trace(ready_services, answer.id), record(answer)
    assert kept.prompt[-2:] == harmony.NEXT_MESSAGE
    assert found.usage.prompt_tokens == len(kept.prompt)
    assert found.usage.completion_tokens == len(kept.output)
    assert found.prompt_sha256 == hashlib.sha256(array("I", kept.prompt).tobytes()).hexdigest()
    assert kept.output[-1] == harmony.RETURN
    thought, said = answer.parts
    # Each message has a header of three tokens and a mark at its end; the second begins with two more.
    assert (thought.tokens or 0) + (said.tokens or 0) == len(kept.output) - 3 - 1 - 5 - 1
    assert found.usage.reasoning_tokens == thought.tokens
    assert (found.engine, found.model_path) == ("llama.cpp", str(tiny_gptoss_gguf))
    assert found.engine_version
    assert found.timings.time_to_first_token_ms
    assert found.parameters == GREEDY
    assert found.parameters.seed is None  # the engine's own
    assert answer.state is MessageState.COMPLETE
    assert stored(ready_services, talk.id)[-1] == answer


def test_the_same_prompt_has_the_same_hash(ready_services: Services) -> None:
    first, second, third = (
        record(Talk(ready_services).say(question)) for question in ("Hello!", "Hello!", "What is 2 + 2?")
    )
    assert first.prompt_sha256 == second.prompt_sha256
    assert first.prompt_sha256 != third.prompt_sha256


def test_a_stopped_answer_is_counted_and_goes_on_in_the_same_record(ready_services: Services) -> None:
    talk = Talk(ready_services)
    talk.ask("Count to one hundred.")
    wait_until(lambda: "\n40" in talk.heard.text)
    ready_services.chat.stop(talk.id)
    wait_until(lambda: talk.ends() == 1)
    stopped = talk.path()[-1]
    kept = trace(ready_services, stopped.id)
    before = record(stopped)
    assert before.usage.completion_tokens == len(kept.output)
    assert before.timings.tokens_per_second
    assert before.timings.time_to_first_token_ms
    ready_services.chat.resume(talk.id, stopped.id, GREEDY)
    wait_until(lambda: talk.ends() == 2)
    whole, after = talk.path()[-1], record(talk.path()[-1])
    assert after.prompt_sha256 == before.prompt_sha256
    assert after.usage.prompt_tokens == before.usage.prompt_tokens
    fresh = Talk(ready_services).say("Count to one hundred.")
    assert trace(ready_services, whole.id).output == trace(ready_services, fresh.id).output
    assert after.usage.completion_tokens == record(fresh).usage.completion_tokens
    assert [part.tokens for part in whole.parts] == [part.tokens for part in fresh.parts]
    assert whole.text() == fresh.text()


def test_the_record_is_there_from_the_beginning(ready_services: Services) -> None:
    talk = Talk(ready_services)
    talk.say("Hello!")
    begun = talk.heard.added[-1]
    assert begun.state is MessageState.STREAMING
    assert record(begun).model == record(talk.path()[-1]).model
    assert record(begun).finish_reason is None


def test_an_answer_is_made_once_more(ready_services: Services) -> None:
    talk = Talk(ready_services)
    first = talk.say("Hello!")
    ready_services.chat.run_again(talk.id, first.id)
    wait_until(lambda: talk.ends() == 2)
    again = talk.path()[-1]
    assert (again.id != first.id, again.parent_id) == (True, first.parent_id)
    assert record(again).repeats == first.id
    assert record(again).parameters == record(first).parameters
    assert record(again).prompt_sha256 == record(first).prompt_sha256
    assert again.text() == first.text()


def test_what_has_no_record_cannot_be_made_once_more(ready_services: Services) -> None:
    talk = Talk(ready_services)
    talk.say("Hello!")
    question = talk.path()[0]
    ready_services.chat.run_again(talk.id, question.id)
    wait_until(lambda: talk.heard.failures)
    assert talk.heard.failures[0].sentence == "It is not known with which settings this answer was made."


def test_other_versions_stand_beside_the_first(ready_services: Services) -> None:
    talk = Talk(ready_services)
    first = talk.say("Hello!")
    question = talk.path()[0]
    ready_services.chat.edit(talk.id, question.id, prompt("What is 2 + 2?"), GREEDY)
    wait_until(lambda: talk.ends() == 2)
    edited, answer = talk.path()
    assert (edited.parent_id, edited.id != question.id) == (question.parent_id, True)
    assert answer.text() == "2 + 2 = **4**."
    ready_services.chat.edit(talk.id, first.id, first.parts[:0], GREEDY)
    wait_until(lambda: talk.heard.added[-1].parent_id == question.id)
    mended = talk.path()[-1]
    assert (mended.parent_id, mended.answer, mended.parts) == (question.id, None, ())


def test_ids_that_are_none_cost_the_answer_nothing() -> None:
    for wrong in (b"[99999999999999]", b"[1,,2]"):
        assert prompt_facts(wrong, "gpt-oss") == PromptFacts()
    message = Message(new_message_id(), new_conversation_id(), None, Role.ASSISTANT, ())
    kept = trace_of(message, PromptFacts((1,), "x", (2,)), StreamIds(output=[3, -1, 2**40, 4]))
    assert (kept.prompt, kept.output) == ((1,), (2, 3, 4))


def test_a_model_with_a_chat_template(services: Services, smollm2_gguf: Path) -> None:
    start(services, smollm2_gguf, context=1024)
    talk = Talk(services, replace(GREEDY, max_tokens=12, system_prompt="Be brief."))
    answer = talk.say("Name a colour.")
    kept = trace(services, answer.id)
    assert answer.parts[0].tokens == len(kept.output) == record(answer).usage.completion_tokens
    assert record(answer).usage.prompt_tokens == len(kept.prompt)
    assert not services.chat.can_answer_now(talk.id)
    told: list[TokenBudget] = []
    services.meter.measured.connect(told.append)
    path = tuple(talk.path())
    services.meter.measure(talk.id, path, talk.parameters, Draft("And another?"), ConversationSettings())
    wait_until(lambda: told)
    wait_until(lambda: services.chat.counts.known(answer.answer.model, text_key("And another?")))  # type: ignore[union-attr]
    wait_until(lambda: len(told) > 1)
    second = talk.say("And another?")
    # What a template writes between messages is learned from the answer before, and stays an estimate.
    assert not told[-1].exact
    assert abs(told[-1].prompt - record(second).usage.prompt_tokens) <= 6
