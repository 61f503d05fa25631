"""Brings bar, search and highlights together, and goes from hit to hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.ui.transcript.content_text import row_text
from gptoss_desktop.ui.transcript.find.finder import Finder, Hit
from gptoss_desktop.ui.transcript.find.highlights import Highlights, spans
from gptoss_desktop.ui.transcript.find.pattern import compile_query
from gptoss_desktop.ui.transcript.flow import Position

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import PartKind
    from gptoss_desktop.ui.transcript.find.bar import FindBar
    from gptoss_desktop.ui.transcript.view import TranscriptView

_AGAIN_MS = 400
"""While the conversation changes, it is searched anew no more often than this."""


class Find(QObject):
    """What is found is counted in the sources, folded parts included, and coloured in what is shown."""

    def __init__(self, view: TranscriptView, bar: FindBar) -> None:
        super().__init__(view)
        self._view = view
        self._bar = bar
        self._pattern: re.Pattern[str] | None = None
        self._current: int | None = None
        self._highlights = Highlights()
        self._finder = Finder(self._texts, self)
        self._finder.progressed.connect(self._on_progress)
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._search)
        bar.changed.connect(self._on_changed)
        bar.stepped.connect(self.step)
        bar.closed.connect(self._on_closed)

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the one before (-1), round the ends."""
        if self._bar.isHidden():
            self._bar.open_bar()
        total = self._finder.total
        if total:
            self._current = 0 if self._current is None else (self._current + by) % total
            self._go()

    def refresh(self) -> None:
        """The conversation has changed: what was counted no longer holds."""
        if self._pattern is not None and not self._again.isActive():
            self._again.start()

    def show(self) -> None:
        """Colour the hits in the rows that have come."""
        self._highlights.show(self._view.rows(), self._view.theme)

    def _texts(self, number: int) -> Sequence[tuple[PartKind, str]]:
        flow = self._view.flow
        if number >= len(flow.messages):
            return ()
        entry = flow.made(flow.messages[number].id)
        if entry is not None:
            return entry.texts()
        return [(part.kind, part.text) for part in flow.messages[number].parts]

    def _on_changed(self) -> None:
        self._pattern = compile_query(self._bar.text, case=self._bar.case)
        self._current = None
        self._highlights.set_pattern(self._pattern)
        self._search()
        self.show()

    def _search(self) -> None:
        self._finder.search(self._pattern, len(self._view.flow.messages))

    def _on_progress(self) -> None:
        finder = self._finder
        if self._current is None and self._pattern is not None:
            # From where the user reads, not from the beginning.
            first = finder.first_from(self._view.first_shown())
            if first is None and finder.done and finder.total:
                first = 0
            if first is not None:
                self._current = first
                self._go()
        if self._current is not None and finder.done and self._current >= finder.total:
            self._current = finder.total - 1 if finder.total else None
        self._bar.show_count(self._current, finder.total, done=finder.done)

    def _go(self) -> None:
        if self._current is None:
            return
        row, ordinal = self._row_of(self._finder.hit(self._current))
        self._highlights.set_current(self._view.flow.row(row), ordinal)
        self._view.show_place(row, self._start(row, ordinal))
        self.show()
        self._bar.show_count(self._current, self._finder.total, done=self._finder.done)

    def _row_of(self, hit: Hit) -> tuple[Position, int]:
        """Return the row in which a hit is read, opening its fold, and its number there."""
        flow = self._view.flow
        entry = flow.open(hit.message)
        entry.unfold(hit.part)
        flow.changed(entry)
        left = hit.ordinal
        last = Position(hit.message, 0), 0
        for index, row in enumerate(entry.rows):
            count = sum(1 for _ in spans(self._pattern, row_text(row))) if row.part == hit.part else 0
            if left < count:
                return Position(hit.message, index), left
            if count:
                last = Position(hit.message, index), count - 1
            left -= count
        # The source has a hit that is not read, as in the address of a link: the nearest before it.
        return last

    def _start(self, position: Position, ordinal: int) -> int:
        found = list(spans(self._pattern, row_text(self._view.flow.row(position))))
        return found[ordinal][0] if ordinal < len(found) else 0

    def _on_closed(self) -> None:
        self._pattern = None
        self._again.stop()
        self._highlights.set_pattern(None)
        self._finder.search(None, 0)
        self.show()
        self._view.setFocus()
