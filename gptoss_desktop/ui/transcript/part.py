"""One part of a message as rows: text, reasoning, commentary, a tool call or an attachment."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.ui.markdown.code import code_leaves, prose_leaves
from gptoss_desktop.ui.markdown.leaves import Leaf, Paragraph, TableLeaf, TextLeaf, may_refer
from gptoss_desktop.ui.markdown.splitter import StreamSplitter
from gptoss_desktop.ui.transcript.model import Fold, Row, kind_of
from gptoss_desktop.ui.transcript.spacing import estimate, gap_above

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Part
    from gptoss_desktop.ui.transcript.spacing import Metrics

_WAITING: Leaf = TextLeaf((Paragraph(""),))
_LITERAL = frozenset({PartKind.TOOL_CALL, PartKind.ATTACHMENT})
"""Shown as they are: what is in them is data, not the model's prose."""
_PROSE = frozenset({"", "txt", "md", "docx", "pptx", "pdf"})
"""Endings of attachments that are text to read; of others the lines mean something and stay whole."""


class PartRows:
    """Keeps the rows of a part; all but those of the unfinished tail never change.

    A part other than text has a fold, and its text is parsed only when that is opened.
    """

    def __init__(
        self,
        message_id: str,
        number: int,
        kind: PartKind,
        metrics: Metrics,
        *,
        name: str = "",
        expanded: bool = False,
    ) -> None:
        self.kind = kind
        self.rows: list[Row] = []
        self.expanded = expanded or kind is PartKind.TEXT
        self.text = ""
        self._message_id = message_id
        self._number = number
        self._metrics = metrics
        self._name = name
        self._splitter = StreamSplitter()
        self._split = 0
        self._settled = 0
        self._live = False
        self._started = time.monotonic()
        self._seconds: float | None = None
        self._tokens: int | None = None
        self._changed_from = 0
        if kind is not PartKind.TEXT:
            self.rows.append(Row(self._fold(), message_id, {}, number))
            self.rows[0].height = estimate(self.rows[0].content, metrics)
            self._space(0)

    @classmethod
    def whole(
        cls, message_id: str, number: int, part: Part, metrics: Metrics, *, expanded: bool = False
    ) -> PartRows:
        """Return the rows of a part that is complete."""
        rows = cls(message_id, number, part.kind, metrics, name=part.name or "", expanded=expanded)
        rows.feed(part.text)
        rows.finish(part)
        return rows

    @classmethod
    def unfinished(
        cls, message_id: str, number: int, part: Part, metrics: Metrics, *, expanded: bool = False
    ) -> PartRows:
        """Return the rows of a part that goes on: what comes next belongs to its last block."""
        rows = cls(message_id, number, part.kind, metrics, name=part.name or "", expanded=expanded)
        rows.begin()
        rows.feed(part.text)
        return rows

    def take_changed(self) -> int:
        """Return the number of the first row that may have changed since the last time."""
        changed, self._changed_from = self._changed_from, len(self.rows)
        return min(changed, len(self.rows))

    def begin(self) -> None:
        """Mark the part as one that is being written now."""
        self._live = True
        self._refresh()

    def feed(self, text: str) -> None:
        """Take new text."""
        self.text += text
        self._refresh()

    def finish(self, part: Part | None = None) -> None:
        """Take the part as complete; `part` is its final form, for what was timed and counted."""
        if part is not None:
            self._tokens = part.tokens
        if part is not None and part.duration_ms is not None:
            self._seconds = part.duration_ms / 1000
        elif self._live:
            self._seconds = time.monotonic() - self._started
        self._live = False
        self._refresh()
        if self.expanded:
            self._close()

    def toggle(self, *, live: bool) -> None:
        """Open or close the fold."""
        self.expanded = not self.expanded
        if self.expanded:
            self._refresh()
            if not live:
                self._close()
        else:
            del self.rows[1:]
            self._changed_from = 0
            self._splitter = StreamSplitter()
            self._split = self._settled = 0
            self._refresh()

    def _fold(self) -> Fold:
        started = self._started if self._live else None
        at_right = self.kind is PartKind.ATTACHMENT
        return Fold(self.kind, self.expanded, self._name, self._seconds, self._tokens, started, at_right)

    def _refresh(self) -> None:
        if self.kind is not PartKind.TEXT:
            self.rows[0].show(self._fold())
            self._changed_from = 0
        if not self.expanded:
            return
        if self.kind in _LITERAL:
            language = self._language()
            is_prose = self.kind is PartKind.ATTACHMENT and language in _PROSE
            self._place(0, list(prose_leaves(self.text) if is_prose else code_leaves(self.text, language)))
            return
        if self._split < len(self.text) or (self._live and not self.text):
            self._splitter.feed(self.text[self._split :])
            self._split = len(self.text)
        self._sync()

    def _language(self) -> str:
        if self.kind is PartKind.TOOL_CALL:
            return "json"
        stem, dot, suffix = self._name.rpartition(".")
        return suffix.lower() if stem and dot else ""

    def _close(self) -> None:
        """Make the tail final and read again what a late reference may have changed."""
        if self.kind in _LITERAL:
            return
        self._splitter.finish()
        self._sync()
        if self._splitter.references:
            self._changed_from = 0
            for row in self.rows:
                row.references = self._splitter.references
                if isinstance(row.content, TextLeaf | TableLeaf) and may_refer(row.content):
                    row.touch()

    def _sync(self) -> None:
        leaves = self._splitter.final[self._settled :] + self._splitter.tail
        if self._live and not leaves and not self._splitter.final:
            leaves = [_WAITING]
        self._place(self._settled, leaves)
        self._settled = len(self._splitter.final)

    def _place(self, first: int, leaves: list[Leaf]) -> None:
        """Make the rows from leaf number `first` on show these leaves; a row that fits keeps its widget."""
        offset = 0 if self.kind is PartKind.TEXT else 1
        # The row before the first may be the live one of last time.
        self._changed_from = min(self._changed_from, max(0, first + offset - 1))
        for index, leaf in enumerate(leaves, first + offset):
            live = self._live and index == first + offset + len(leaves) - 1
            if index < len(self.rows) and self.rows[index].kind is kind_of(leaf):
                self.rows[index].show(leaf, live=live)
            else:
                row = Row(leaf, self._message_id, self._splitter.references, self._number, live=live)
                row.muted = self.kind is not PartKind.TEXT
                self.rows[index : index + 1] = [row]
            self._space(index)
        del self.rows[first + offset + len(leaves) :]
        if first and self.rows[first + offset - 1].live and leaves:
            self.rows[first + offset - 1].show(self.rows[first + offset - 1].content)

    def _space(self, index: int) -> None:
        row = self.rows[index]
        before = self.rows[index - 1].content if index else None
        row.gap = gap_above(row.content, before, self._metrics.line)
        if row.measured < 0 and not row.height:
            row.height = estimate(row.content, self._metrics)
