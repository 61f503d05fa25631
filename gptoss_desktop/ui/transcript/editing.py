"""Editing a message in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.ui.transcript.flow import Position
from gptoss_desktop.ui.transcript.model import EditDraft
from gptoss_desktop.ui.transcript.rows.editor_row import EditorRow

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.entry import Entry
    from gptoss_desktop.ui.transcript.model import Row
    from gptoss_desktop.ui.transcript.view import TranscriptView


class Editing(QObject):
    """Makes editors of messages. Leaving one changes nothing; saving one is the view's `edited`.

    What is being written is kept while another chat is looked at.
    """

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view

    def begin(self, message_id: str) -> None:
        """Make an editor of a message, or go to the one that it is."""
        view = self._view
        entry = view.flow.find(message_id)
        number = view.flow.number_of(message_id)
        if entry is None or number is None or entry.live:
            return
        if entry.draft is None:
            draft = EditDraft(entry.message.text(), asks=entry.message.role is Role.USER)
            view.drafts[message_id] = draft
            view.change(entry, lambda: entry.edit(draft))
        if self._widget(entry) is None:
            view.jump(Position(number, 0))
        widget = self._widget(entry)
        if widget is not None:
            widget.focus()
            view.reveal(widget)

    def _widget(self, entry: Entry) -> EditorRow | None:
        widgets = (self._view.widget_of(row) for row in entry.rows)
        return next((widget for widget in widgets if isinstance(widget, EditorRow)), None)

    def leave(self, message_id: str) -> None:
        """End the editing of a message; what was written is forgotten."""
        self._view.drafts.pop(message_id, None)
        entry = self._view.flow.made(message_id)
        if entry is not None and entry.draft is not None:
            self._view.change(entry, lambda: entry.edit(None))
            self._view.setFocus()

    def save(self, message_id: str) -> None:
        """Hand over what was written. The editor stays until the new version is shown in its place."""
        entry = self._view.flow.made(message_id)
        if entry is not None and entry.draft is not None:
            self._view.drafts.pop(message_id, None)
            self._view.edited.emit(message_id, entry.draft.text)

    def on_resized(self, row: Row) -> None:
        """Give an editor the room that it needs; its upper edge stays."""
        entry = self._view.flow.made(row.message_id)
        if entry is None or self._view.widget_of(row) is None:
            return
        row.measured = -1
        self._view.change(entry, lambda: None)
        widget = self._view.widget_of(row)
        if widget is not None:
            self._view.reveal(widget)
