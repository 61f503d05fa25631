"""Which messages were left out of the prompt of the last answer, and where that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.ui.transcript.model import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import Message


def mark_for(messages: Sequence[Message]) -> tuple[str, Mark] | None:
    """Return the message above which the mark stands, and the mark; None where nothing was left out.

    The last answer that says what it was given counts.
    """
    for number in range(len(messages) - 1, -1, -1):
        answer = messages[number]
        if answer.role is Role.ASSISTANT and answer.answer is not None:
            left_out = frozenset(answer.answer.omitted)
            if not left_out:
                return None
            for at in range(number - 1, -1, -1):
                if messages[at].id in left_out:
                    mark = Mark(answer.id, len(left_out), answer.answer.summary)
                    return messages[at + 1].id, mark
            return None
    return None
