"""The menu that narrows a search: by time, model, folder, tag, writer, archive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.domain.search import SearchQuery
from gptoss_desktop.ui.search.words import Period, begin_of, period_name, role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

_WRITERS = (Role.USER, Role.ASSISTANT)


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose among; folders as (id, name)."""

    models: Sequence[str] = ()
    folders: Sequence[tuple[str, str]] = ()
    tags: Sequence[str] = ()


class FilterMenu(QMenu):
    """Made anew each time it opens: what there is to choose among has changed."""

    chosen = Signal(object)
    """SearchQuery"""
    span_requested = Signal()
    """A span of time is to be asked for."""

    def __init__(self, query: SearchQuery, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self._query = query
        self._add_time()
        models = [(name, replace(query, model=name)) for name in choices.models]
        self._add(self.tr("Model"), self.tr("Any model"), replace(query, model=None), models)
        folders = [(name, replace(query, folder_id=key)) for key, name in choices.folders]
        self._add(self.tr("Folder"), self.tr("Any folder"), replace(query, folder_id=None), folders)
        tags = [(name, replace(query, tag=name)) for name in choices.tags]
        self._add(self.tr("Tag"), self.tr("Any tag"), replace(query, tag=None), tags)
        writers = [(role_name(role), replace(query, role=role)) for role in _WRITERS]
        self._add(self.tr("Writer"), self.tr("Anyone"), replace(query, role=None), writers)
        archive = [
            (self.tr("Not archived"), replace(query, archived=False)),
            (self.tr("Archived only"), replace(query, archived=True)),
        ]
        self._add(self.tr("Archive"), self.tr("Archived or not"), replace(query, archived=None), archive)
        self.addSeparator()
        clear = self.addAction(self.tr("Clear all filters"))
        clear.setEnabled(query != SearchQuery(query.text))
        clear.triggered.connect(lambda: self.chosen.emit(SearchQuery(query.text)))

    def _add_time(self) -> None:
        query = self._query
        periods = [
            (period_name(period), replace(query, since=begin_of(period), until=None)) for period in Period
        ]
        menu = self._add(
            self.tr("Time"), self.tr("Any time"), replace(query, since=None, until=None), periods
        )
        menu.addSeparator()
        menu.addAction(self.tr("Between two days…")).triggered.connect(self.span_requested)

    def _add(
        self, title: str, none: str, without: SearchQuery, entries: Sequence[tuple[str, SearchQuery]]
    ) -> QMenu:
        menu = self.addMenu(title)
        group = QActionGroup(menu)
        for text, query in ((none, without), *entries):
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(query == self._query)
            action.triggered.connect(partial(self.chosen.emit, query))
            group.addAction(action)
        menu.setEnabled(bool(entries))
        return menu
