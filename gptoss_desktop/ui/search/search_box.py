"""The search field, its filters, and the filters that are set as chips below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.search.filter_menu import Choices, FilterMenu
from gptoss_desktop.ui.search.span_dialog import SpanDialog
from gptoss_desktop.ui.search.words import role_name, span_text
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import icon_button, relabel
from gptoss_desktop.ui.widgets.flow_layout import FlowLayout
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent

    from gptoss_desktop.ui.actions.registry import ActionRegistry

_CROSS = QSize(12, 12)


class SearchBox(QWidget):
    """Holds one `SearchQuery`; what it finds is its owner's."""

    changed = Signal(object)
    """SearchQuery"""
    entered = Signal()
    """Return was pressed: the first hit is wanted."""
    left_downwards = Signal()
    """The arrow down was pressed: the list is wanted."""

    def __init__(
        self, actions: ActionRegistry, choices: Callable[[], Choices], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._action = actions[ActionId.SEARCH_CHATS]
        self._choices = choices
        self.query = SearchQuery("")
        self.field = _Field(self)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(self.entered)
        self._filters = icon_button("list-filter", "")
        self._filters.clicked.connect(self.open_filters)
        self._chips = QWidget()
        self._flow = FlowLayout(GRID // 2, self._chips)
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)
        row.addWidget(self.field, 1)
        row.addWidget(self._filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self._chips)
        self._action.changed.connect(self._write_texts)
        keep_texts(self, self._write_texts)

    def set_query(self, query: SearchQuery) -> None:
        """Search for something else; the field shows it."""
        if query == self.query:
            return
        self.query = query
        if self.field.text().strip() != query.text:
            self.field.setText(query.text)
        self._show_chips()
        self.changed.emit(query)

    def clear(self) -> None:
        """Search for nothing, anywhere."""
        self.set_query(SearchQuery(""))

    def open_filters(self) -> None:
        """Show the menu of filters below its button."""
        menu = FilterMenu(self.query, self._choices(), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.chosen.connect(self.set_query)
        menu.span_requested.connect(self._ask_for_span)
        menu.popup(self._filters.mapToGlobal(QPoint(0, self._filters.height())))

    def _ask_for_span(self) -> None:
        dialog = SpanDialog(self.window())
        dialog.chosen.connect(self._on_span)
        dialog.show()

    def _on_span(self, since: datetime, until: datetime) -> None:
        self.set_query(replace(self.query, since=since, until=until))

    def _on_text(self, text: str) -> None:
        self.set_query(replace(self.query, text=text.strip()))

    def _write_texts(self) -> None:
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search titles and messages"))
        self.field.setToolTip(self._action.toolTip())
        relabel(self._filters, self.tr("Filters"))
        self._show_chips()

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for text, without in self._set_filters():
            self._flow.addWidget(self._chip(text, without))
        self._chips.setVisible(self._flow.count() > 0)
        self._flow.invalidate()

    def _set_filters(self) -> Iterator[tuple[str, SearchQuery]]:
        """Yield the words of each filter that is set, and the query without it."""
        query = self.query
        span = span_text(query)
        if span:
            yield span, replace(query, since=None, until=None)
        if query.model is not None:
            yield query.model, replace(query, model=None)
        if query.folder_id is not None:
            name = next((name for key, name in self._choices().folders if key == query.folder_id), "")
            yield name, replace(query, folder_id=None)
        if query.tag is not None:
            yield query.tag, replace(query, tag=None)
        if query.role is not None:
            yield role_name(query.role), replace(query, role=None)
        if query.archived is not None:
            words = self.tr("Archived only") if query.archived else self.tr("Not archived")
            yield words, replace(query, archived=None)

    def _chip(self, text: str, without: SearchQuery) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("kind", "chip")
        chip.setText(chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 20 * GRID))
        chip.setIcon(icon("x"))
        chip.setIconSize(_CROSS)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        relabel(chip, self.tr("Remove the filter {0}").format(text))
        chip.clicked.connect(lambda: self.set_query(without))
        return chip


class _Field(QLineEdit):
    """Down leaves for the list, Esc empties."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__()
        self._box = box
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Take the two keys; all others write."""
        if event.key() == Qt.Key.Key_Down:
            self._box.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self._box.query != SearchQuery(""):
            self._box.clear()
        else:
            super().keyPressEvent(event)
