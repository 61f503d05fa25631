"""What is attached to a prompt, as text of the prompt: one block a file, before what the user wrote.

    ===== Attachment 1 of 2: "report.txt" (1204 tokens) =====
    the file's text
    ===== End of attachment 1 =====

The name is a JSON string, so that it is one line whatever it holds. The rules of `=` of all blocks of a
message are longer than any in its names and texts: no file can spell the end of its own block, or the
beginning of another.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import Part

SHORTEST_RULE = 5
_LINE_END = "\n"
_RULES = re.compile(r"=+")


def prompt_text(parts: Sequence[Part]) -> str:
    """Return the text of a user's message as the model gets it: the attachments, then what was written."""
    attached = [part for part in parts if part.kind is PartKind.ATTACHMENT]
    written = "".join(part.text for part in parts if part.kind is PartKind.TEXT)
    if not attached:
        return written
    rule = "=" * _rule_length(attached)
    blocks = [
        f"{rule} Attachment {number} of {len(attached)}: {_title(part)} {rule}\n"
        f"{part.text.removesuffix(_LINE_END)}\n"
        f"{rule} End of attachment {number} {rule}\n"
        for number, part in enumerate(attached, start=1)
    ]
    return "\n".join([*blocks, written] if written else blocks)


def _rule_length(attached: Sequence[Part]) -> int:
    runs = (run for part in attached for text in (part.name or "", part.text) for run in _RULES.findall(text))
    return max(SHORTEST_RULE, 1 + max(map(len, runs), default=0))


def _title(part: Part) -> str:
    name = json.dumps(part.name or "", ensure_ascii=False)
    return name if part.tokens is None else f"{name} ({part.tokens} tokens)"
