"""The text of an attachment, to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from gptoss_desktop.ui.composer.attachments import words
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.composer.attachments.attachment import Attachment

MOST_SHOWN = 200_000
"""Characters: so many are laid out in a tenth of a second. Nobody reads more here."""
_LETTERS, _LINES = 84, 30


class PreviewDialog(QDialog):
    """Read only. A paste can be put into the message from here, too."""

    unfolded = Signal(int)
    """The key of the attachment."""

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("previewDialog")
        self._attachment = attachment
        self._facts = plain_label(muted=True, wrap=True)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setProperty("kind", "field")
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setTabChangesFocus(True)
        self._text.setPlainText(attachment.text[:MOST_SHOWN])
        self._insert = push_button("")
        self._insert.setVisible(not attachment.name)
        self._insert.clicked.connect(self._on_insert)
        self._close = push_button("", weight=Weight.PRIMARY)
        self._close.clicked.connect(self.accept)
        self._lay_out()
        keep_texts(self, self._write_texts)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._insert)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._facts)
        column.addWidget(self._text, 1)
        column.addLayout(foot)
        metrics = self._text.fontMetrics()
        self.resize(metrics.averageCharWidth() * _LETTERS, metrics.lineSpacing() * _LINES)

    def _write_texts(self) -> None:
        attachment = self._attachment
        self.setWindowTitle(words.title(attachment))
        lines = [words.facts(attachment), words.explanation(attachment)]
        if len(attachment.text) > MOST_SHOWN:
            lines.append(self.tr("Only its beginning is shown here; the model gets all of it."))
        self._facts.setText("\n".join(filter(None, lines)))
        self._text.setAccessibleName(self.tr("Text of {0}").format(words.title(attachment)))
        self._insert.setText(self.tr("Insert as text"))
        self._close.setText(self.tr("Close"))

    def _on_insert(self) -> None:
        self.accept()
        self.unfolded.emit(self._attachment.key)
