"""The search's part of the conversation store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.storage.facade.base import StoreBase

if TYPE_CHECKING:
    from gptoss_desktop.domain.search import SearchQuery, SearchResult
    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.search.indexing import Indexer
    from gptoss_desktop.storage.search.searching import Searcher


class SearchStore(StoreBase):
    """Full-text search; `storage.search` defines what is found."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._loaded: tuple[Searcher, Indexer] | None = None

    def search(self, query: SearchQuery) -> SearchResult:
        """Return a page of what is found. What waits for the index is found as well."""
        return self._tools()[0].search(query)

    def index_some(self, limit: int) -> bool:
        """Take up to `limit` documents into the index, or tidy about as much; return whether more waits.

        Without a call nothing is lost, but a search has to read all that waits.
        """
        return not self._database.read_only and self._tools()[1].index_some(limit)

    def _tools(self) -> tuple[Searcher, Indexer]:
        # numpy takes a tenth of a second to load: not before the window is there.
        from gptoss_desktop.storage.search.indexing import Indexer  # noqa: PLC0415
        from gptoss_desktop.storage.search.searching import Searcher  # noqa: PLC0415
        from gptoss_desktop.storage.search.segments import Segments  # noqa: PLC0415

        if self._loaded is None:
            segments = Segments(self._database)
            self._loaded = (Searcher(self._database, segments), Indexer(self._database, segments))
        return self._loaded
