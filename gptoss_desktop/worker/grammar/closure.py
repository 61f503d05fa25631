"""One step of an automaton: from the places that a symbol led to, all that may come next."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from gptoss_desktop.worker.grammar.errors import GrammarLimitError
from gptoss_desktop.worker.grammar.returns import ACCEPT
from gptoss_desktop.worker.grammar.table import END

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.worker.grammar.returns import Returns
    from gptoss_desktop.worker.grammar.table import Table

MAX_OPEN = 20_000
"""Places that one state may stand at; beyond, a character takes tens of milliseconds."""


class Closure:
    """`places` are positions of sets with their return sets; `accepting` says that the text may end."""

    def __init__(self, table: Table, returns: Returns) -> None:
        self.places: dict[int, int] = {}
        self.accepting = False
        self._table = table
        self._returns = returns
        self._calls: dict[int, set[int]] = {}
        self._waiting: list[tuple[int, int]] = []

    def begin(self) -> None:
        """Go to the beginning of the grammar.

        Raises:
            GrammarLimitError: too much is open.
        """
        root = self._table.root
        self.accepting = self._table.nullable[root]
        self._enter(root, (ACCEPT,))
        self._enter_all()

    def go_on(self, places: Iterable[tuple[int, int]]) -> None:
        """Go on from places, to where they return first.

        Raises:
            GrammarLimitError: too much is open.
        """
        stack = list(places)
        seen = set(stack)
        while stack:
            for other in self._from(*stack.pop()):
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
            if len(seen) > MAX_OPEN:
                raise GrammarLimitError
        self._enter_all()

    def _from(self, position: int, returns: int) -> list[tuple[int, int]]:
        """Follow one place; return the places that are reached without a symbol at this level."""
        symbol = self._table.symbols[position]
        if symbol == END:
            nodes = self._returns.sets[returns]
            self.accepting |= ACCEPT in nodes
            return [self._returns.nodes[node] for node in nodes if node != ACCEPT]
        if symbol >= 0:
            self._place(position, returns)
            return []
        self._call(~symbol, position, returns)
        return [(position + 1, returns)] if self._table.nullable[~symbol] else []

    def _enter_all(self) -> None:
        """Enter the rules that are called. Each comes after all that call it: `Table.order` sees to that."""
        while self._waiting:
            _, rule = heappop(self._waiting)
            returns = self._returns.set_of(frozenset(self._calls[rule]))
            for begin in self._table.alternatives[rule]:
                self._enter_alternative(begin, returns)

    def _enter_alternative(self, position: int, returns: int) -> None:
        table = self._table
        # At the end of an alternative all of it was empty: who called the rule has gone on without it.
        while (symbol := table.symbols[position]) != END:
            if symbol >= 0:
                self._place(position, returns)
                return
            self._call(~symbol, position, returns)
            if not table.nullable[~symbol]:
                return
            position += 1

    def _call(self, rule: int, position: int, returns: int) -> None:
        if self._table.symbols[position + 1] == END:
            self._enter(rule, self._returns.sets[returns])  # a last call returns to its caller's caller
        else:
            self._enter(rule, (self._returns.node(position + 1, returns),))

    def _enter(self, rule: int, nodes: Iterable[int]) -> None:
        if rule in self._calls:
            self._calls[rule].update(nodes)
        else:
            self._calls[rule] = set(nodes)
            heappush(self._waiting, (self._table.order[rule], rule))

    def _place(self, position: int, returns: int) -> None:
        known = self.places.get(position)
        self.places[position] = returns if known is None else self._returns.union(known, returns)
        if len(self.places) > MAX_OPEN:
            raise GrammarLimitError
