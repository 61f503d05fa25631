"""Whether a token may come next in an answer that a grammar binds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.automaton import Automaton
from gptoss_desktop.worker.grammar.symbols import INVALID, marker, markers_in
from gptoss_desktop.worker.grammar.utf8 import symbols_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from gptoss_desktop.worker.grammar.automaton import State
    from gptoss_desktop.worker.grammar.pieces import Pieces
    from gptoss_desktop.worker.grammar.table import Table


class Matcher:
    """One answer under way. Made in any thread, used in one.

    Every method but `complete` may raise GrammarLimitError: the answer leads the grammar into more open
    possibilities than are followed.
    """

    def __init__(self, table: Table, pieces: Pieces, ends: frozenset[int], *, after: str = "") -> None:
        """`ends` are the tokens that end an answer; `after` is its beginning, where it was there before.

        Raises:
            ValueError: the grammar does not allow this beginning, or nothing after it.
        """
        self._automaton = Automaton(table)
        self._pieces = pieces
        self._ends = ends
        self._pending = b""
        state = self._automaton.advance(self._automaton.start, map(ord, after))
        if state is None or state.ended:
            raise ValueError(
                say("The grammar does not allow this beginning of an answer, or nothing after it.")
            )
        self._state = state

    @property
    def complete(self) -> bool:
        """Whether the answer is complete and nothing may follow."""
        return self._state.ended and not self._pending

    def allows(self, token: int) -> bool:
        """Whether this token may come next."""
        return self._is_end(token) or self._after(token) is not None

    def accept(self, token: int) -> None:
        """Take a token that is allowed; after one that ends the answer there is no other."""
        if self._is_end(token):
            return
        following = self._after(token)
        if following is None:
            raise ValueError(say("The grammar does not allow the token {token}.", token=token))
        self._state, self._pending = following

    def candidates(self) -> NDArray[np.int32]:
        """Return all tokens that may come next, and some that may not: told by their first byte only."""
        return np.concatenate((self._pieces.with_first(self._first_bytes()), self._others()))

    def allowed(self, effort: int | None = None) -> NDArray[np.int32] | None:
        """Return exactly the tokens that may come next; None if more than `effort` had to be looked at.

        Beginnings that do not fit are skipped, so that few are looked at where few fit.
        """
        found: list[int] = []
        looked_at = 0
        for byte in np.flatnonzero(self._first_bytes()):
            place, end = self._pieces.begins[byte : byte + 2]
            while place < end:
                looked_at += 1
                if effort is not None and looked_at > effort:
                    return None
                data = self._pieces.texts[place]
                fitting = self._fitting(data)
                if fitting == len(data):
                    found.append(self._pieces.tokens[place])
                    place += 1
                else:
                    place = self._pieces.after(place, data[: fitting + 1])
        return np.concatenate((np.array(found, np.int32), self._others()))

    def _is_end(self, token: int) -> bool:
        return token in self._ends and self._state.accepting and not self._pending

    def _after(self, token: int) -> tuple[State, bytes] | None:
        data = self._pieces.of[token]
        if data:
            symbols, rest = symbols_of(self._pending + data)
        else:
            symbols, rest = [INVALID] if self._pending else [], b""
            symbols.append(marker(token))
        state = self._automaton.advance(self._state, symbols)
        if state is None or (rest and not state.may_begin(rest)):
            return None
        return state, rest

    def _fitting(self, data: bytes) -> int:
        """Return how many bytes of a text fit: all of them, or some with which the next byte does not."""
        symbols, rest = symbols_of(self._pending + data)
        consumed = -len(self._pending)
        state = self._state
        for symbol in symbols:
            following = self._automaton.advance(state, (symbol,))
            if following is None and INVALID in symbols:
                return (
                    len(data) - 1
                )  # which of its bytes it was does not matter: what begins like it fails too
            consumed += len(chr(symbol).encode()) if symbol != INVALID else 0
            if following is None:
                return max(consumed - 1, 0)
            state = following
        return len(data) if not rest or state.may_begin(rest) else len(data) - 1

    def _first_bytes(self) -> NDArray[np.bool_]:
        if not self._pending:
            return self._state.first_bytes()
        found = np.zeros(256, np.bool_)
        for byte in range(256):
            symbols, rest = symbols_of(self._pending + bytes([byte]))
            state = self._automaton.advance(self._state, symbols)
            found[byte] = state is not None and (not rest or state.may_begin(rest))
        return found

    def _others(self) -> NDArray[np.int32]:
        """Return the markers and ends that may come next."""
        found: Iterable[int] = {token for ranges in self._state.sets for token in markers_in(ranges)}
        tokens = {
            token for token in {*found, *self._ends} if token < len(self._pieces.of) and self.allows(token)
        }
        return np.array(sorted(tokens), np.int32)
