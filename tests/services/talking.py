"""What the tests of the chat's depth have in common: engines with a small context, and messages to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import AnswerRecord
from gptoss_desktop.domain.conversation import ConversationId, Message
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.domain.plan import EnginePlan
from tests.services.bench import prompt
from tests.services.test_chat import GREEDY, Heard, stored
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.conversation import MessageId, Part
    from gptoss_desktop.services.composition import Services


def start(services: Services, model: Path, *, context: int, parallel: int = 1) -> None:
    services.supervisor.start(EnginePlan(model, context=context, parallel=parallel, threads=1))
    wait_until(lambda: services.supervisor.status.state is EngineState.READY, timeout=120)


class Talk:
    """One conversation, turn by turn."""

    def __init__(self, services: Services, parameters: GenerationParameters = GREEDY) -> None:
        self.services = services
        self.parameters = parameters
        self.heard = Heard().listen(services)
        self.id: ConversationId = services.chat.new_conversation()
        self.done: list[Message] = []
        services.chat.answer_done.connect(self._on_done)

    def _on_done(self, conversation_id: str, message: Message) -> None:
        if conversation_id == self.id:
            self.done.append(message)

    def ask(self, text: str, *attached: Part, parent: MessageId | None = None) -> None:
        self.services.chat.send(self.id, (*attached, *prompt(text)), self.parameters, parent or self.leaf())

    def say(self, text: str, *attached: Part) -> Message:
        """Ask, and wait for the answer."""
        ends = self.ends()
        self.ask(text, *attached)
        wait_until(lambda: self.ends() > ends or self.heard.failures)
        assert self.heard.failures == []
        return self.done[-1]

    def ends(self) -> int:
        return len(self.done)

    def leaf(self) -> MessageId | None:
        path = self.path()
        return path[-1].id if path else None

    def path(self) -> list[Message]:
        return stored(self.services, self.id)


def record(message: Message) -> AnswerRecord:
    assert message.answer is not None
    return message.answer
