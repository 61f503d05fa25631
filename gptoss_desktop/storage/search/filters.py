"""Which documents the filters of a query let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.building import ROLES
from gptoss_desktop.storage.search.documents import microseconds

if TYPE_CHECKING:
    from gptoss_desktop.domain.search import SearchQuery
    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.documents import Document
    from gptoss_desktop.storage.search.slices import Slice


class Filter:
    """The filters of one query. Reads, once, which conversations are meant."""

    def __init__(self, database: Database, query: SearchQuery) -> None:
        self._query = query
        self._since = None if query.since is None else microseconds(query.since)
        self._until = None if query.until is None else microseconds(query.until)
        self._role = None if query.role is None else ROLES.index(query.role)
        conditions: list[str] = []
        values: list[object] = []
        if query.archived is not None:
            conditions.append("archived = ?")
            values.append(int(query.archived))
        if query.folder_id is not None:
            conditions.append("folder_id = ?")
            values.append(query.folder_id)
        if query.tag is not None:
            conditions.append("id IN (SELECT conversation_id FROM tag WHERE name = ?)")
            values.append(query.tag)
        self._chosen = _rows(database, conditions, values) if conditions else None
        self._deleted = _rows(database, ["deleted_at IS NOT NULL"], [])
        self._of_model: Numbers | None = None
        self._model = 0
        if query.model is not None:
            self._of_model = _rows(database, ["model = ?"], [query.model])
            found = database.query("SELECT id FROM search_model WHERE name = ?", (query.model,))
            self._model = found[0][0] if found else -1

    def apply(self, chosen: Slice, places: Numbers) -> Numbers:
        """Return those of rising places that come through."""
        if not self._query.titles:
            places = places[chosen.column("role", places) != ROLES.index(None)]
        if self._role is not None:
            places = places[chosen.column("role", places) == self._role]
        if not self._query.titles:
            places = places[chosen.column("role", places) != 0]
        if self._since is not None:
            places = places[chosen.column("time", places) >= self._since]
        if self._until is not None:
            places = places[chosen.column("time", places) < self._until]
        if not (len(self._deleted) or self._chosen is not None or self._of_model is not None):
            return places
        conversations = chosen.column("conversation", places)
        let_in = ~np.isin(conversations, self._deleted)
        if self._chosen is not None:
            let_in &= np.isin(conversations, self._chosen)
        if self._of_model is not None:
            models = chosen.column("model", places)
            let_in &= (models == self._model) | ((models == 0) & np.isin(conversations, self._of_model))
        return places[let_in]

    def lets_in(self, document: Document) -> bool:
        """Return whether a document that is not in the index comes through."""
        query = self._query
        if document.conversation in self._deleted:
            return False
        if self._chosen is not None and document.conversation not in self._chosen:
            return False
        if self._of_model is not None:
            given = document.model
            if given != query.model and (given is not None or document.conversation not in self._of_model):
                return False
        return (
            (query.titles or document.message_id is not None)
            and (query.role is None or document.role is query.role)
            and (query.titles or document.message_id is not None)
            and (self._since is None or document.time >= self._since)
            and (self._until is None or document.time < self._until)
        )


def _rows(database: Database, conditions: list[str], values: list[object]) -> Numbers:
    found = database.query(
        f"SELECT rowid FROM conversation WHERE {' AND '.join(conditions)}",  # noqa: S608 - constants
        values,
    )
    return np.array([row for (row,) in found], np.int64)
