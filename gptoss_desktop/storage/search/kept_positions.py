"""The positions of what was looked for last: as one types on, only the word that grows is read anew."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.storage.search.postings import positions_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from gptoss_desktop.storage.search.codec import Numbers
    from gptoss_desktop.storage.search.slices import Slice
    from gptoss_desktop.storage.search.units import Unit

MOST_BYTES = 32_000_000
"""Of all that is kept: eight million positions."""


class KeptPositions:
    """Positions by unit and segment; a segment never changes while it has its number."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Unit, dict[int, npt.NDArray[np.uint32]]] = OrderedDict()
        self._bytes = 0

    def positions_of(self, unit: Unit, chosen: Slice) -> Numbers:
        """Return what `postings.positions_of` returns."""
        own = self._kept.setdefault(unit, {})
        self._kept.move_to_end(unit)
        missing = [segment for segment in chosen.chosen if segment.id not in own]
        if missing:
            self._read(unit, chosen.part(missing), own)
        pieces = [own[segment.id].astype(np.int64) + segment.first for segment in chosen.chosen]
        self._shrink()
        return np.concatenate(pieces) if pieces else np.empty(0, np.int64)

    def keep_only(self, segments: set[int]) -> None:
        """Forget the segments that are no longer there."""
        for own in self._kept.values():
            for gone in own.keys() - segments:
                self._bytes -= own.pop(gone).nbytes

    def _read(self, unit: Unit, part: Slice, own: dict[int, npt.NDArray[np.uint32]]) -> None:
        found = positions_of(unit, part)
        cuts = np.searchsorted(found, [segment.first for segment in part.chosen]).tolist()
        for segment, begin, end in zip(part.chosen, cuts, [*cuts[1:], len(found)], strict=True):
            own[segment.id] = (found[begin:end] - segment.first).astype(np.uint32)
            self._bytes += own[segment.id].nbytes

    def _shrink(self) -> None:
        while self._bytes > MOST_BYTES:
            _unit, oldest = self._kept.popitem(last=False)
            self._bytes -= sum(positions.nbytes for positions in oldest.values())
