"""All conversations in one order, with their titles ready to be compared."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from gptoss_desktop.viewmodels.sorting import SortOrder, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.conversation import ConversationSummary


class Catalogue:
    """Made anew in any thread; then used in one. `items` and `folded` go by place, which `put` may change."""

    def __init__(self, summaries: Iterable[ConversationSummary], order: SortOrder) -> None:
        self.order = order
        self._key = sort_key(order)
        self.items = sorted(summaries, key=self._key)
        self.folded = [summary.title.casefold() for summary in self.items]
        """The titles, in letters that do not tell capitals from small ones."""
        self.by_id: dict[str, ConversationSummary] = {summary.id: summary for summary in self.items}
        self.revision = 0
        """Counts the changes, so that what was found in it can be known to be stale."""

    def put(self, summary: ConversationSummary) -> None:
        """Add a conversation, or let it take the place that it has now. O(rows moved), without comparing."""
        self.drop(summary.id)
        place = bisect_left(self.items, self._key(summary), key=self._key)
        self.items.insert(place, summary)
        self.folded.insert(place, summary.title.casefold())
        self.by_id[summary.id] = summary
        self.revision += 1

    def drop(self, conversation_id: str) -> None:
        """Take a conversation out; one that is not in it is no matter."""
        found = self.by_id.pop(conversation_id, None)
        if found is None:
            return
        place = bisect_left(self.items, self._key(found), key=self._key)
        del self.items[place], self.folded[place]
        self.revision += 1

    def keep_known(self, earlier: Catalogue) -> None:
        """Use the earlier catalogue's objects for what has not changed: rows are known by identity."""
        for known in earlier.items:
            if self.by_id.get(known.id) == known:
                place = bisect_left(self.items, self._key(known), key=self._key)
                self.items[place] = self.by_id[known.id] = known
