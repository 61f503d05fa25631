"""A store with many conversations, English and Chinese titles mixed, over ten years."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import ConversationId, ConversationSummary
from gptoss_desktop.storage.store import ConversationStore

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = [
    "garden",
    "wall",
    "plan",
    "letter",
    "landlord",
    "python",
    "regex",
    "date",
    "invoice",
    "reading",
    "list",
    "summary",
    "model",
    "token",
    "engine",
    "holiday",
    "travel",
    "fibonacci",
    "recursion",
    "kubernetes",
    "cluster",
    "notes",
    "draft",
    "review",
    "budget",
    "meeting",
    "minutes",
    "contract",
    "translation",
    "poem",
    "recipe",
    "database",
    "index",
    "query",
    "search",
    "window",
    "sidebar",
    "memory",
    "protocol",
]
_CHINESE = (
    "本机模型",
    "隐私",
    "数据分析",
    "报告",
    "会议纪要",
    "合同",
    "翻译",
    "旅行计划",
    "代码审查",
    "推理",
)
_CHINESE_SHARE = 0.3
_MINUTES = 50
"""Between two chats: 100,000 of them go back ten years."""
_PINNED = 5
_ARCHIVED_SHARE = 0.02


def fill(path: Path, count: int) -> None:
    """Make a store at `path` with `count` conversations; always the same ones."""
    chance = random.Random(11)  # noqa: S311 - nothing is secret here
    store = ConversationStore.open(path)
    now = datetime.now(UTC)
    made: list[ConversationSummary] = []
    for number in range(count):
        moment = now - timedelta(minutes=_MINUTES * number)
        key = ConversationId(f"{chance.getrandbits(128):032x}")
        made.append(ConversationSummary(key, title(chance, number), moment, moment))
    store.add_conversations((summary, ()) for summary in made)
    store.set_archived([s.id for s in made if chance.random() < _ARCHIVED_SHARE], archived=True)
    store.set_pinned([s.id for s in made[:: count // _PINNED or 1]], pinned=True)
    store.close()


def title(chance: random.Random, number: int) -> str:
    """Return the title of a chat."""
    if chance.random() < _CHINESE_SHARE:
        return "".join(chance.sample(_CHINESE, 3)) + f" {number}"
    return " ".join(chance.sample(_WORDS, chance.randint(3, 6))).capitalize()
