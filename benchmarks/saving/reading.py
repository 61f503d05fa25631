"""Opening a conversation of many messages, and a list of many conversations."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import (
    ConversationId,
    ConversationSummary,
    Message,
    MessageId,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import RECORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = 400
"""Ten thousand messages of so many are four million words."""
TEXT = "lorem ipsum dolor sit " * (WORDS // 4)
_REPEATS = 5


def reading_figures(path: Path, messages: int, conversations: int) -> dict[str, float]:
    """Fill a file and read it; return the figures, the best of some tries, in ms."""
    store = ConversationStore.open(path)
    ids, leaf = _fill(store, messages, conversations)

    def open_end() -> None:
        end = store.path_to(store.summary(ids).leaf_id or leaf, limit=24)
        store.versions([message.id for message in end])

    whole = [message.id for message in store.messages(ids)]
    middle = whole[len(whole) // 2]
    figures = {
        "the last 24 messages with versions, ms": _best(open_end),
        "a stretch of 800 messages above, ms": _best(lambda: store.path_to(middle, limit=800)),
        f"all {messages:,} messages, ms": _best(lambda: store.messages(ids)),
        f"versions of all {messages:,}, ms": _best(lambda: store.versions(whole)),
        "the newest leaf under the first message, ms": _best(lambda: store.leaf_below(whole[0])),
        "the first 200 conversations, ms": _best(lambda: store.conversations(limit=200)),
        f"all {conversations:,} conversations, ms": _best(store.conversations),
    }
    store.close()
    return figures


def _fill(store: ConversationStore, messages: int, conversations: int) -> tuple[ConversationId, MessageId]:
    now = datetime.now(UTC)
    store.add_conversations(
        (
            ConversationSummary(
                new_conversation_id(), f"Conversation {number}", now, now - timedelta(seconds=number)
            ),
            [],
        )
        for number in range(conversations - 1)
    )
    conversation_id = new_conversation_id()
    path: list[Message] = []
    for number in range(messages):
        asks = number % 2 == 0
        path.append(
            Message(
                new_message_id(),
                conversation_id,
                path[-1].id if path else None,
                Role.USER if asks else Role.ASSISTANT,
                (Part(PartKind.TEXT, TEXT),),
                answer=None if asks else RECORD,
            )
        )
    summary = ConversationSummary(conversation_id, "Long", now, now, path[-1].id)
    store.add_conversations([(summary, path)])
    return conversation_id, path[-1].id


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_REPEATS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return 1000 * min(times)
