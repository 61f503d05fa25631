"""Finds chats for the palette: by their words, else by letters in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.palette.fuzzy import has_letters
from gptoss_desktop.viewmodels.finder import Finder
from gptoss_desktop.viewmodels.scope import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.viewmodels.catalogue import Catalogue

_SAMPLE = 256
"""So many titles tell how rare a letter is."""


class ChatFinder:
    """In the order of the list: the newest first, the pinned before them.

    100,000 titles take about 10 ms where the words are found, and 15 ms where each letter must be looked at;
    letters that go on from the last ones are looked for in what these have found.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._finder = Finder(catalogue, EVERYTHING)
        self._letters = ""
        self._having: Sequence[int] = ()
        self._revision = -1

    def find(self, text: str, limit: int) -> list[ConversationSummary]:
        """Return the first `limit` chats for a text; the newest for none."""
        places = self._finder.find(text)[:limit]
        if len(places) < limit and text.strip():
            known = set(places)
            more = (place for place in self._by_letters(text.casefold()) if place not in known)
            places = [*places, *(place for place, _ in zip(more, range(limit - len(places)), strict=False))]
        items = self.catalogue.items
        return [items[place] for place in places]

    def _by_letters(self, text: str) -> Sequence[int]:
        letters, folded = "".join(text.split()), self.catalogue.folded
        goes_on = self._revision == self.catalogue.revision and letters.startswith(self._letters)
        pool = self._having if goes_on and self._letters else range(len(folded))
        # Titles that lack a letter are told quickly: the rarest first, and the order of letters last.
        sample = folded[:: max(1, len(folded) // _SAMPLE)]
        for letter in sorted(set(letters), key=lambda letter: sum(letter in title for title in sample)):
            pool = [place for place in pool if letter in folded[place]]
        has = has_letters(letters)
        found = [place for place in pool if has(folded[place])]
        self._letters, self._having, self._revision = letters, found, self.catalogue.revision
        return found
