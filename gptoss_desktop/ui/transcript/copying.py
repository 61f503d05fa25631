"""Copying: of a message, of a block of code, of what is selected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from gptoss_desktop.ui.transcript.clipboard import CopyForm, put
from gptoss_desktop.ui.transcript.content_text import block_of_code

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.view import TranscriptView


class Copying(QObject):
    """As markdown, as rich text or plain."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view

    def code(self, row: Row) -> None:
        """Copy the block of code that begins at a row."""
        entry = self._view.flow.made(row.message_id)
        if entry is not None:
            QGuiApplication.clipboard().setText(block_of_code(row, entry))

    def message(self, message_id: str, form: CopyForm) -> None:
        """Copy the text of a message."""
        entry = self._view.flow.find(message_id)
        if entry is not None:
            put(entry.text(), form)

    def selection(self, form: CopyForm = CopyForm.MARKDOWN) -> None:
        """Copy what is selected: over several rows whole blocks, in one row the words themselves."""
        selection = self._view.selection
        if selection.spans_rows:
            if form is CopyForm.PLAIN_TEXT:
                QGuiApplication.clipboard().setText(selection.text())
            else:
                put(selection.source(), form)
        elif words := self.selected_words():
            QGuiApplication.clipboard().setText(words)

    def selected_words(self) -> str:
        """Return the words that are selected inside one row."""
        texts = [widget.text() for _row, widget in self._view.rows()]
        return "".join(text.selected_text() for text in texts if text is not None)

    def add_to(self, menu: QMenu) -> None:
        """Offer to copy the selection, above all else, where there is one."""
        if not (self._view.selection.spans_rows or self.selected_words()):
            return
        first = menu.actions()[0] if menu.actions() else None
        forms = menu.addMenu(self.tr("Copy selection"))
        for text, form in (
            (self.tr("As Markdown"), CopyForm.MARKDOWN),
            (self.tr("As rich text"), CopyForm.RICH_TEXT),
            (self.tr("As plain text"), CopyForm.PLAIN_TEXT),
        ):
            forms.addAction(text).triggered.connect(partial(self._copy_as, form))
        if first is not None:
            menu.insertMenu(first, forms)
            menu.insertSeparator(first)

    def _copy_as(self, form: CopyForm, _checked: object = None) -> None:
        self.selection(form)
