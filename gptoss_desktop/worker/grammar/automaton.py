"""Follows a text through a grammar, every possibility at once.

A state is what may come next, as an Earley or GLL parser knows it: positions in the grammar, each with the
set of places that it returns to. Returns to the same place are merged and everything is interned, so that an
ambiguous grammar costs no more than its size a character, and a text that repeats itself (the inside of a
string) stays in one state, whose steps are looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.worker.grammar.closure import Closure
from gptoss_desktop.worker.grammar.errors import GrammarLimitError
from gptoss_desktop.worker.grammar.returns import Returns
from gptoss_desktop.worker.grammar.symbols import contains
from gptoss_desktop.worker.grammar.utf8 import first_bytes, may_become

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from gptoss_desktop.worker.grammar.symbols import Ranges
    from gptoss_desktop.worker.grammar.table import Table

MAX_STATES = 200_000
"""States and return sets that one answer may lead to: some hundred megabytes."""
MAX_STEPS = 4096
"""Steps that a state remembers."""


class State:
    """Where a text stands. `places` are (position of a set, return set), `sets` what may come next.

    `steps` remembers where a symbol leads, `moves` where all symbols lead that are in the same sets.
    """

    __slots__ = ("_first_bytes", "accepting", "moves", "places", "sets", "steps")

    def __init__(
        self, places: Iterable[tuple[int, int]], sets: frozenset[Ranges], *, accepting: bool
    ) -> None:
        self.places = tuple(places)
        self.sets = sets
        self.accepting = accepting
        self.steps: dict[int, State | None] = {}
        self.moves: dict[frozenset[Ranges], State | None] = {frozenset(): None}
        self._first_bytes: NDArray[np.bool_] | None = None

    @property
    def ended(self) -> bool:
        """Whether the text is complete, and nothing can follow."""
        return self.accepting and not self.places

    def first_bytes(self) -> NDArray[np.bool_]:
        """Return for each byte whether a character may begin with it here."""
        if self._first_bytes is None:
            self._first_bytes = np.zeros(256, np.bool_)
            for ranges in self.sets:
                first_bytes(ranges, self._first_bytes)
        return self._first_bytes

    def may_begin(self, part: bytes) -> bool:
        """Whether a character may begin with these bytes here."""
        return any(may_become(part, ranges) for ranges in self.sets)


class Automaton:
    """The states of one answer, made as they are met. Not for two threads at once."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._returns = Returns()
        self._states: dict[tuple[frozenset[tuple[int, int]], bool], State] = {}
        closure = Closure(table, self._returns)
        closure.begin()
        self.start = self._state(closure)

    def advance(self, state: State, symbols: Iterable[int]) -> State | None:
        """Return the state after some symbols, None where they do not fit.

        Raises:
            GrammarLimitError: too much is open.
        """
        for symbol in symbols:
            following = state.steps[symbol] if symbol in state.steps else self._step(state, symbol)
            if following is None:
                return None
            state = following
        return state

    def _step(self, state: State, symbol: int) -> State | None:
        fits = frozenset(ranges for ranges in state.sets if contains(ranges, symbol))
        if fits not in state.moves:
            state.moves[fits] = self._move(state, fits)
        if len(state.steps) >= MAX_STEPS:
            state.steps.clear()
        following = state.steps[symbol] = state.moves[fits]
        return following

    def _move(self, state: State, fits: frozenset[Ranges]) -> State:
        table = self._table
        closure = Closure(table, self._returns)
        closure.go_on(
            (position + 1, returns)
            for position, returns in state.places
            if table.sets[table.symbols[position]] in fits
        )
        return self._state(closure)

    def _state(self, closure: Closure) -> State:
        if len(self._states) + len(self._returns) > MAX_STATES:
            raise GrammarLimitError
        table = self._table
        key = (frozenset(closure.places.items()), closure.accepting)
        state = self._states.get(key)
        if state is None:
            sets = frozenset(table.sets[table.symbols[position]] for position in closure.places)
            state = self._states[key] = State(key[0], sets, accepting=closure.accepting)
        return state
