"""A program that streams an answer into a store and says what was acknowledged, until it is killed."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from gptoss_desktop.domain.conversation import MessageState, PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user


def main(path: Path) -> None:
    """Write for ever; one line a write: the message's id, then each number that is on the disk."""
    store = ConversationStore.open(path)
    conversation = summary()
    store.create(conversation)
    prompt = user(conversation, "prompt")
    store.add_message(prompt)
    message = answer(conversation, prompt.id, state=MessageState.STREAMING)
    store.add_message(message)
    print(message.id, flush=True)  # noqa: T201 - the parent reads it
    for number in count():
        store.append_delta(message.id, (TextDelta(PartKind.TEXT, f"{number} "),))
        print(number, flush=True)  # noqa: T201 - the parent reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]))
