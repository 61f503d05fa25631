"""How long messages are, counted once: from it heights are estimated for any width, without the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.ui.transcript.spacing import BUBBLE_PADDING, FOLD_HEIGHT, FOOTER_HEIGHT, columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gptoss_desktop.domain.conversation import Message, Part
    from gptoss_desktop.ui.transcript.spacing import Metrics

_BESIDE_TEXT = FOOTER_HEIGHT + BUBBLE_PADDING
_SHOWN = PartKind.TEXT


class Size(NamedTuple):
    """Columns of characters and lines of the text, and of what is folded; `folds` is their number."""

    columns: int
    lines: int
    folds: int = 0
    folded_columns: int = 0
    folded_lines: int = 0


def size_of(message: Message) -> Size:
    """Count a message."""
    parts = message.parts
    if len(parts) == 1 and parts[0].kind is _SHOWN:
        text = parts[0].text
        return Size(columns_of(text), text.count("\n") + 1)
    shown = _count(part for part in parts if part.kind is _SHOWN)
    folded = _count(part for part in parts if part.kind is not _SHOWN)
    return Size(*shown, sum(part.kind is not _SHOWN for part in parts), *folded)


def _count(parts: Iterable[Part]) -> tuple[int, int]:
    columns = lines = 0
    for part in parts:
        columns += columns_of(part.text)
        lines += part.text.count("\n") + 1
    return columns, lines


def heights_of(sizes: Sequence[Size], metrics: Metrics, *, open_folds: bool) -> list[int]:
    """Return about how high messages are, in pixels."""
    per_line, line = metrics.per_line, metrics.line
    found = [
        (columns // per_line + lines) * line + folds * FOLD_HEIGHT + _BESIDE_TEXT
        for columns, lines, folds, _, _ in sizes
    ]
    if open_folds:
        for number, size in enumerate(sizes):
            if size.folds:
                found[number] += (size.folded_columns // per_line + size.folded_lines) * line
    return found
