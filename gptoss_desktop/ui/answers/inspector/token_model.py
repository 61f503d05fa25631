"""The tokens of a prompt and its answer as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gptoss_desktop.protocol import harmony_spans
from gptoss_desktop.protocol.harmony import CHANNEL
from gptoss_desktop.ui.answers.inspector.words import channel_word

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from gptoss_desktop.domain.conversation import PartKind
    from gptoss_desktop.domain.trace import TokenTrace
    from gptoss_desktop.ui.answers.inspector.token_texts import TokenTexts

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NUMBER, PLACE, ID, TEXT = range(4)


class TokenModel(QAbstractTableModel):
    """Columns: number, where it stands (prompt, or the answer's channel), id, text."""

    def __init__(
        self, trace: TokenTrace, texts: TokenTexts, *, harmony: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tokens = trace.prompt + trace.output
        self._prompt = len(trace.prompt)
        self._texts = texts
        self._kinds: list[PartKind | None] = [None] * len(trace.output)
        if harmony:
            for span in harmony_spans.spans(trace.output):
                # The marker that ends a message belongs to it, unless it begins the next header itself.
                end = span.end + (span.closed_by not in (None, CHANNEL))
                self._kinds[span.start : end] = [span.kind] * (end - span.start)
        texts.known.connect(self._on_known)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the number of tokens."""
        return 0 if parent.isValid() else len(self._tokens)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Return the four columns."""
        return 0 if parent.isValid() else TEXT + 1

    def first_of_answer(self) -> int:
        """Return the row where the answer begins."""
        return self._prompt

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  as Qt declares it
        """Return what a view asks of one cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (NUMBER, ID):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match column:
            case 0:
                return str(row + 1)
            case 1:
                return self._place(row)
            case 2:
                return str(self._tokens[row])
        text = self._texts.text(self._tokens[row])
        return visible(text) if text is not None else ""

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (NUMBER, ID) else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("No."), self.tr("Part"), self.tr("Id"), self.tr("Text"))[section]

    def _place(self, row: int) -> str:
        if row < self._prompt:
            return self.tr("Prompt")
        kind = self._kinds[row - self._prompt]
        return channel_word(kind) if kind is not None else self.tr("Answer")

    def _on_known(self) -> None:
        if self._tokens:
            self.dataChanged.emit(self.index(0, TEXT), self.index(len(self._tokens) - 1, TEXT))


def visible(text: str) -> str:
    """Return a token's text with what cannot be seen made visible."""
    shown = text.replace(" ", "·").replace("\n", "⏎").replace("\t", "⇥").replace("\r", "␍")
    return "".join(char if char.isprintable() else f"⟨{ord(char):04X}⟩" for char in shown)
