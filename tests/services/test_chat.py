"""A prompt becomes an answer that is kept, whatever happens to the engine."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop import tasks
from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import ConversationId, Message, MessageState, PartKind, Role
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.parameters import GenerationParameters
from tests.services.bench import prompt
from tests.support.process_tree import descendants
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services

GREEDY = GenerationParameters(temperature=0.0)


@dataclass
class Heard:
    """Everything that a window would have been told."""

    added: list[Message] = field(default_factory=list)
    changed: list[Message] = field(default_factory=list)
    failures: list[EngineFailure] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        self.waiting: list[bool] = []

    def listen(self, services: Services) -> Heard:
        chat = services.chat
        chat.message_added.connect(self.added.append)
        chat.message_changed.connect(self.changed.append)
        chat.answer_failed.connect(lambda _, failure: self.failures.append(failure))
        chat.waiting_changed.connect(lambda _, waits: self.waiting.append(waits))
        chat.answer_delta.connect(self._on_delta)
        return self

    def _on_delta(self, _: str, deltas: tuple[object, ...]) -> None:
        self.text += "".join(str(getattr(delta, "text", "")) for delta in deltas)


def stored(services: Services, conversation_id: ConversationId) -> list[Message]:
    """Return what the store holds once everything on its way has arrived."""
    found: list[list[Message]] = []
    tasks.run_task(
        lambda: services.store.messages(conversation_id), found.append, _raise, lane=tasks.Lane.STORAGE
    )
    tasks.drain()
    return found[0]


def _raise(error: Exception) -> None:
    raise error


def ended(heard: Heard) -> bool:
    return bool(heard.changed) and heard.changed[-1].state is not MessageState.STREAMING


def test_an_answer_is_stored_with_where_it_came_from(ready_services: Services) -> None:
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("What is 2 + 2?"), GREEDY, None)
    wait_until(lambda: ended(heard))
    question, answer = stored(ready_services, conversation)
    assert (question.role, question.text()) == (Role.USER, "What is 2 + 2?")
    assert answer.text() == "2 + 2 = **4**."
    assert answer.text(PartKind.REASONING) == "The user wants the sum of 2 and 2. It is 4."
    assert answer.parent_id == question.id
    assert answer == heard.changed[-1]
    assert answer.answer is not None
    assert answer.answer.engine == "llama.cpp"
    assert answer.answer.parameters == GREEDY
    assert answer.answer.finish_reason is FinishReason.STOP
    assert answer.answer.usage.completion_tokens > 0
    assert heard.text == answer.text(PartKind.REASONING) + answer.text()
    assert heard.failures == []


def test_a_prompt_waits_for_the_engine(services: Services, tiny_gptoss_gguf: Path) -> None:
    heard = Heard().listen(services)
    conversation = services.chat.new_conversation()
    services.chat.send(conversation, prompt("Hello!"), GREEDY, None)
    wait_until(lambda: heard.waiting == [True])
    assert [message.role for message in stored(services, conversation)] == [Role.USER]
    services.open_model(tiny_gptoss_gguf)
    wait_until(lambda: ended(heard), timeout=120)
    assert heard.changed[-1].text() == "Hello! How can I help you today?"
    assert heard.waiting == [True, False]


def test_a_stopped_answer_goes_on_where_it_was(ready_services: Services) -> None:
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("Count to one hundred."), GREEDY, None)
    wait_until(lambda: "\n5" in heard.text)
    ready_services.chat.stop(conversation)
    wait_until(lambda: ended(heard))
    stopped = stored(ready_services, conversation)[-1]
    assert stopped.state is MessageState.STOPPED
    assert stopped.text().startswith("1\n2\n3\n4\n5")
    assert not stopped.text().endswith("100")
    ready_services.chat.resume(conversation, stopped.id, GREEDY)
    wait_until(lambda: heard.changed[-1].state is MessageState.COMPLETE)
    whole = stored(ready_services, conversation)[-1]
    assert whole.id == stopped.id
    assert whole.text() == "\n".join(str(number) for number in range(1, 101))


def test_another_answer_stands_beside_the_first(ready_services: Services) -> None:
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("Hello!"), GREEDY, None)
    wait_until(lambda: ended(heard))
    question, first = stored(ready_services, conversation)
    ready_services.chat.regenerate(conversation, question.id, GREEDY)
    wait_until(lambda: len(heard.changed) == 2)
    assert stored(ready_services, conversation)[-1].id != first.id
    assert heard.changed[-1].text() == first.text()


def test_a_killed_engine_costs_no_text(ready_services: Services, tiny_gptoss_gguf: Path) -> None:
    ready_services.settings.automatic_recovery = False
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("Count to one hundred."), GREEDY, None)
    wait_until(lambda: "\n5" in heard.text)
    states: list[EngineState] = []
    ready_services.supervisor.status_changed.connect(lambda status: states.append(status.state))
    kill_engine(tiny_gptoss_gguf)
    wait_until(lambda: ended(heard))
    kept = stored(ready_services, conversation)[-1]
    assert kept.state is MessageState.INTERRUPTED
    assert kept.text() in heard.text
    assert kept.text().startswith("1\n2\n3\n4\n5")
    assert heard.failures[-1].kind is FailureKind.CONNECTION_LOST
    wait_until(lambda: EngineState.FAILED in states and states[-1] is EngineState.READY, timeout=120)
    ready_services.chat.send(conversation, prompt("Hello!"), GREEDY, kept.id)
    # What the tiny model says after a list that was cut depends on where the kill fell.
    wait_until(lambda: heard.changed[-1].id != kept.id and ended(heard))
    *_, first, question, second = stored(ready_services, conversation)
    assert (first.id, question.text()) == (kept.id, "Hello!")
    assert second.state is MessageState.COMPLETE
    assert second.answer is not None
    assert second.answer.usage.completion_tokens > 0


def test_a_killed_engine_s_answer_goes_on_by_itself(ready_services: Services, tiny_gptoss_gguf: Path) -> None:
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("Count to one hundred."), GREEDY, None)
    wait_until(lambda: "\n5" in heard.text)
    kill_engine(tiny_gptoss_gguf)
    wait_until(lambda: ended(heard))
    cut = heard.changed[-1]
    assert cut.state is MessageState.INTERRUPTED
    wait_until(lambda: heard.changed[-1].state is MessageState.COMPLETE, timeout=120)
    whole = stored(ready_services, conversation)[-1]
    assert whole.id == cut.id
    assert whole.text().startswith(cut.text())
    assert len(whole.text()) > len(cut.text())
    assert whole.answer is not None
    assert whole.answer.continued_from == ()


def test_an_answer_goes_on_by_itself_once(ready_services: Services, tiny_gptoss_gguf: Path) -> None:
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("Count to one hundred."), GREEDY, None)
    states = (MessageState.INTERRUPTED, MessageState.STREAMING, MessageState.INTERRUPTED)
    for number in (1, 2):
        wait_until(partial(_has_more, heard, len(heard.text)), timeout=120)
        kill_engine(tiny_gptoss_gguf)
        wait_until(partial(_has_ended, heard, number))
    wait_until(lambda: ready_services.supervisor.status.state is EngineState.READY, timeout=120)
    tasks.drain()
    assert tuple(message.state for message in heard.changed) == states
    assert not ready_services.chat.is_answering(conversation)


def test_a_stopped_engine_s_answer_waits_for_its_reader(
    ready_services: Services, tiny_gptoss_gguf: Path
) -> None:
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("Count to one hundred."), GREEDY, None)
    wait_until(lambda: "\n5" in heard.text)
    ready_services.supervisor.restart()
    wait_until(lambda: ended(heard))
    wait_until(lambda: ready_services.supervisor.status.state is EngineState.READY, timeout=120)
    tasks.drain()
    assert not ready_services.chat.is_answering(conversation)
    assert stored(ready_services, conversation)[-1].state is MessageState.INTERRUPTED


def test_a_parameter_out_of_range_saves_nothing(ready_services: Services) -> None:
    heard = Heard().listen(ready_services)
    conversation = ready_services.chat.new_conversation()
    ready_services.chat.send(conversation, prompt("Hello!"), GenerationParameters(temperature=3.0), None)
    assert [failure.sentence for failure in heard.failures] == [
        "temperature is 3.0, but it must be a number from 0 to 2."
    ]
    assert stored(ready_services, conversation) == []


def test_a_bad_file_leaves_the_running_engine_alone(ready_services: Services, tmp_path: Path) -> None:
    refused: list[EngineFailure] = []
    ready_services.model_refused.connect(refused.append)
    (tmp_path / "bad.gguf").write_bytes(b"not a model")
    ready_services.open_model(tmp_path / "bad.gguf")
    wait_until(lambda: bool(refused))
    assert refused[0].kind is FailureKind.MODEL_INVALID
    assert ready_services.supervisor.status.state is EngineState.READY


def kill_engine(model: Path) -> None:
    """End the youngest process that has the model: the engine, not its keeper."""
    engines = [process for process in descendants(os.getpid()) if _runs_model(process.pid, model)]
    os.kill(max(engines, key=lambda process: int(process.started)).pid, signal.SIGKILL)


def _has_more(heard: Heard, than: int) -> bool:
    return len(heard.text) > than + 4


def _has_ended(heard: Heard, times: int) -> bool:
    return sum(message.state is not MessageState.STREAMING for message in heard.changed) == times


def _runs_model(pid: int, model: Path) -> bool:
    words = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8", errors="replace").split("\0")
    return str(model) in words and "guard" not in words
