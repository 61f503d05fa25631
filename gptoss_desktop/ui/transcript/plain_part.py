"""Parts that are shown as they are: what the user typed, and the exact source of any part."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.ui.transcript.model import RawText, Row, UserText
from gptoss_desktop.ui.transcript.pieces import pieces
from gptoss_desktop.ui.transcript.spacing import estimate, gap_above

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Part
    from gptoss_desktop.ui.transcript.part import PartRows
    from gptoss_desktop.ui.transcript.spacing import Metrics


class PlainRows:
    """The pieces of a text that is not parsed; there is nothing to fold."""

    expanded = True

    def __init__(
        self, message_id: str, number: int, part: Part, metrics: Metrics, *, raw: bool = False
    ) -> None:
        """`raw`: as source, not as what the user said."""
        self.kind = part.kind
        self.text = part.text
        self.rows: list[Row] = []
        cut = pieces(part.text)
        for index, text in enumerate(cut):
            first, last = index == 0, index == len(cut) - 1
            content = RawText(text, part.kind, first, last) if raw else UserText(text, first, last)
            row = Row(content, message_id, {}, number)
            row.gap = gap_above(content, self.rows[-1].content if self.rows else content, metrics.line)
            row.height = estimate(content, metrics)
            self.rows.append(row)


Rows: TypeAlias = "PartRows | PlainRows"


def is_bubble(part: Part) -> bool:
    """Say whether a part of a user's message is shown as it was typed."""
    return part.kind is PartKind.TEXT
