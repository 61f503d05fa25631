"""Counting in pieces and in batches gives what the engine gives for the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Message, Part, PartKind, Role, new_conversation_id
from gptoss_desktop.domain.conversation import new_message_id as new_id
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy
from gptoss_desktop.domain.engine import EngineInfo
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.engine.client import EngineClient
from gptoss_desktop.services.overflow import Prompt
from gptoss_desktop.services.pending import Pending
from gptoss_desktop.services.preparing import Preparing, PreparingHooks
from gptoss_desktop.services.token_counts import REQUEST_CHARACTERS, TokenCounts, pieces_of
from tests.services.test_chat import GREEDY
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from gptoss_desktop.services.composition import Services

MIXED = (
    "def f(x):\n    return x  # 你好\n\n\n12345 words, and more.\n"
    "  - a list\n/path/to/it\n\t«quoted»…\r\nLine "
)


def test_long_texts_are_counted_as_a_whole_is(ready_services: Services) -> None:
    client, info = ready_services.supervisor.client, ready_services.engine_info
    assert client is not None
    assert info is not None
    counts = TokenCounts()
    texts = {"long": MIXED * 1500, "one line": "word " * 20_000, "short": "Hello!", "marked": "a<|end|>b"}
    assert len(pieces_of(texts["long"])) > 3
    done: list[EngineFailure | None] = []
    counts.ask(client, info, list(texts.items()), done.append)
    wait_until(lambda: done)
    assert done == [None]
    for key in ("long", "one line", "short"):
        whole: list[object] = []
        client.tokenize(texts[key], whole.append)
        wait_until(lambda whole=whole: whole)  # type: ignore[misc]
        assert isinstance(whole[0], tuple)
        assert counts.known(info.model, key) == len(whole[0])
    marked = counts.known(info.model, "marked")
    assert marked is not None
    assert marked > 3  # the marker's name is text of several tokens
    assert counts.known("another model", "short") is None


def test_pieces_are_the_text() -> None:
    for text in ("", "short", MIXED * 1000, "x" * 3 * REQUEST_CHARACTERS, "line\n" * 20_000):
        assert "".join(pieces_of(text)) == text


def test_where_nothing_can_be_counted_nothing_is_left_out(qapp: QApplication, tmp_path: Path) -> None:
    client = EngineClient(str(tmp_path / "nobody"))
    info = EngineInfo("llama.cpp", "1", "m", "/m", "gpt-oss", 256, 1, has_reasoning=True)
    parts = (Part(PartKind.ATTACHMENT, "x " * 300, "a.txt"), Part(PartKind.TEXT, "long " * 300))
    message = Message(new_id(), new_conversation_id(), None, Role.USER, parts)
    settings = ConversationSettings(overflow=OverflowPolicy.DROP_OLDEST)
    pending = Pending(message.conversation_id, (message,), GREEDY, settings)
    ready: list[Pending] = []
    told: list[object] = []
    hooks = PreparingHooks(ready.append, told.append, told.append, told.append, told.append)
    counts = TokenCounts()
    Preparing(pending, client, info, counts, hooks).start()
    wait_until(lambda: ready)
    assert ready[0].prompt == Prompt()
    assert ready[0].path == pending.path
    failed: list[EngineFailure | None] = []
    counts.ask(client, info, [("k", "text")], failed.append)
    wait_until(lambda: failed)
    assert failed[0] is not None
    assert failed[0].kind is FailureKind.CONNECTION_LOST
    assert told == []
    client.deleteLater()
