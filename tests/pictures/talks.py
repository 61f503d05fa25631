"""The conversations that stand in the pictures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import (
    ConversationSummary,
    Message,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)

if TYPE_CHECKING:
    from gptoss_desktop.storage.store import ConversationStore

TALK = """Here is the loop, one value at a time:

```python
def fibonacci(count: int) -> list[int]:
    a, b = 0, 1
    found = []
    for _ in range(count):
        found.append(a)
        a, b = b, a + b
    return found
```

| n | value |
|---|------:|
| 5 | 5 |
| 10 | 55 |

It needs **O(n)** additions and no recursion."""
CHINESE = """本机运行的模型不会把任何内容送到网络上。要点如下：

1. 引擎在独立的网络命名空间里运行，只能看到 `lo`；
2. 对话保存在本机的数据库中；
3. 断电之后，未完成的回答仍然保留。

**温度**越低，回答越稳定。"""
TITLES = ("Plan the garden wall", "Regular expressions for dates", "Letter to the landlord", "Reading list")


def fill(store: ConversationStore) -> None:
    """Store some conversations, the last of them today."""
    now = datetime.now(UTC)
    for age, title in enumerate(TITLES):
        _add(store, title, "Thank you!", "You are welcome.", now - timedelta(days=age * 2 + 1))
    _add(store, "本机模型的隐私", "在本机运行有什么好处？", CHINESE, now - timedelta(hours=2))
    _add(store, "Fibonacci without recursion", "Show me Fibonacci without recursion.", TALK, now)


def _add(store: ConversationStore, title: str, prompt: str, answer: str, moment: datetime) -> None:
    talk = new_conversation_id()
    store.create(ConversationSummary(talk, title, moment, moment))
    question = Message(
        new_message_id(), talk, None, Role.USER, (Part(PartKind.TEXT, prompt),), created_at=moment
    )
    thought = Part(PartKind.REASONING, "The user wants it short and clear.", duration_ms=4200)
    reply = Message(
        new_message_id(),
        talk,
        question.id,
        Role.ASSISTANT,
        (thought, Part(PartKind.TEXT, answer)),
        created_at=moment,
    )
    store.add_message(question)
    store.add_message(reply)
