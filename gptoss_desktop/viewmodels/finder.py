"""Finds titles in a catalogue as someone types."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.viewmodels.catalogue import Catalogue
    from gptoss_desktop.viewmodels.scope import Scope


class Finder:
    """All words of a text must stand in a title, in any order and in any case of letters.

    What one text has found is where the next is looked for if it goes on from the first: with each letter
    there is less to do. 100,000 titles take about 10 ms for the first letter.
    """

    def __init__(self, catalogue: Catalogue, scope: Scope) -> None:
        self.catalogue = catalogue
        self._scope = scope
        self._admitted: Sequence[int] = ()
        self._text = ""
        self._found: Sequence[int] = ()
        self._revision = -1

    @property
    def scope(self) -> Scope:
        """Where it looks."""
        return self._scope

    def find(self, text: str) -> Sequence[int]:
        """Return the places in the catalogue, in its order; all of the scope for an empty text."""
        if self._revision != self.catalogue.revision:
            self._revision = self.catalogue.revision
            self._admitted = self._found = self._scope.positions(self.catalogue.items)
            self._text = ""
        wanted = text.casefold()
        if wanted == self._text:
            return self._found
        pool = self._found if wanted.startswith(self._text) else self._admitted
        folded = self.catalogue.folded
        # The longest word leaves the fewest titles for the others.
        for word in sorted(wanted.split(), key=len, reverse=True):
            pool = [place for place in pool if word in folded[place]]
        self._text, self._found = wanted, pool
        return pool

    def summaries(self, text: str) -> list[ConversationSummary]:
        """Return the conversations themselves."""
        items = self.catalogue.items
        return [items[place] for place in self.find(text)]
