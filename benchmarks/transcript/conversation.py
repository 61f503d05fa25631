"""The conversation that is measured: 500 messages of 400 words, then a long answer that streams on."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    MessageState,
    Part,
    PartKind,
    Role,
)
from gptoss_desktop.engine.reply_stream import COALESCE_MS, FAST_COALESCE_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

MESSAGES = 500
WORDS = 400
STREAMED_WORDS = 8000
TOKENS_A_SECOND = 300
FLUSHES_A_SECOND = round(1000 / COALESCE_MS)
FAST_FLUSHES_A_SECOND = round(1000 / FAST_COALESCE_MS)
"""How often new text comes where it comes very fast."""

_VOCABULARY = [
    *("the", "a", "of", "and", "to", "in", "is", "that", "for", "with", "as", "on", "by", "this", "from"),
    *("model", "token", "layer", "weight", "value", "key", "query", "time", "memory", "process", "window"),
    *("engine", "answer", "text", "line", "word", "table", "block", "function", "result", "number", "first"),
]
_WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def _sentence(random_: random.Random, words: int) -> str:
    chosen = random_.choices(_VOCABULARY, k=words)
    if words > 6:
        chosen[3] = f"**{chosen[3]}**"
        chosen[5] = f"`{chosen[5]}`"
    return " ".join(chosen).capitalize() + "."


def _blocks(random_: random.Random) -> Iterator[str]:
    """Yield what an answer is made of, over and over."""
    for number in cycle(range(1, 1000)):
        yield f"## Section {number}\n\n"
        yield " ".join(_sentence(random_, 14) for _ in range(4)) + "\n\n"
        for item in range(1, 5):
            yield f"{item}. {_sentence(random_, 18)}\n   - {_sentence(random_, 8)}\n"
        yield "\n"
        yield " ".join(_sentence(random_, 12) for _ in range(5)) + "\n\n"
        code = "".join(f"def function_{n}(value):\n    return value * {n}  # product\n" for n in range(5))
        yield f"```python\n{code}```\n\n"
        rows = "".join(f"| {_sentence(random_, 2)} | {n} |\n" for n in range(3))
        yield f"| Name | Value |\n|---|--:|\n{rows}\n"


def markdown(words: int, seed: int) -> str:
    """Return markdown of at least so many words, always the same for a seed."""
    text: list[str] = []
    count = 0
    for block in _blocks(random.Random(seed)):  # noqa: S311  text, not a secret
        text.append(block)
        count += len(block.split())
        if count >= words:
            break
    return "".join(text)


def messages() -> list[Message]:
    """Return the conversation as it was before the long answer."""
    return [_message(number, Role.USER if number % 2 == 0 else Role.ASSISTANT) for number in range(MESSAGES)]


def _message(number: int, role: Role) -> Message:
    part = Part(PartKind.TEXT, markdown(WORDS, number))
    return Message(
        MessageId(f"m{number}"), ConversationId("c"), None, role, (part,), MessageState.COMPLETE, _WHEN
    )


def long_answer(state: MessageState) -> Message:
    """Return the long answer, with its text if it is complete."""
    text = markdown(STREAMED_WORDS, MESSAGES) if state is MessageState.COMPLETE else ""
    parts = (Part(PartKind.TEXT, text),) if text else ()
    return Message(MessageId("long"), ConversationId("c"), None, Role.ASSISTANT, parts, state, _WHEN)


def flushes(seconds: float) -> list[str]:
    """Return what comes at each flush, for so long, at the usual speed."""
    return flushes_of(seconds, TOKENS_A_SECOND)


def flushes_of(seconds: float, tokens_a_second: int, rate: int = FLUSHES_A_SECOND) -> list[str]:
    """Return what comes at each flush, for so long, at a speed; `rate` are the flushes a second."""
    # A token is about three quarters of an English word.
    words = round(tokens_a_second / rate * 0.75)
    count = round(seconds * rate)
    text = markdown(count * words + 500, MESSAGES + 1)
    pieces = text.split(" ")
    groups = (pieces[at : at + words] for at in range(0, len(pieces), words))
    return [" ".join(group) + " " for group in islice(groups, count)]
