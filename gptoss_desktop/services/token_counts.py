"""How many tokens texts have, asked of the engine once for each."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from gptoss_desktop.domain.failure import EngineFailure
from gptoss_desktop.protocol import harmony

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.engine.client import EngineClient

REQUEST_CHARACTERS = 32 * 1024
"""Of text a request: its answer of 8,000 ids or so is read in half a millisecond."""
MOST_KNOWN = 200_000
"""Counts that are kept; then all are forgotten. One takes about 200 bytes."""
_SEPARATOR = "<|end|>"
_SAFE_CUT = re.compile(r"(?<=\n)(?=[^\W_])")
"""Between a line's end and a letter or digit: no token of o200k lies on both sides."""

Key: TypeAlias = "Hashable"


def text_key(text: str) -> bytes:
    """Return a key for a text that belongs to no stored message."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()


@dataclass(slots=True)
class _Job:
    """Pieces on their way; `open` counts those of which the engine has not said the number."""

    pieces: deque[tuple[Key, str]]
    on_done: Callable[[EngineFailure | None], None]
    sums: dict[Key, int] = field(default_factory=dict)


class TokenCounts(QObject):
    """Remembers by model and key. One request at a time a job, so that answers are not held up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, Key], int] = {}

    def known(self, model: str, key: Key) -> int | None:
        """Return the number of tokens, None where it was not asked for yet."""
        return self._known.get((model, key))

    def ask(
        self,
        client: EngineClient,
        info: EngineInfo,
        texts: Sequence[tuple[Key, str]],
        on_done: Callable[[EngineFailure | None], None],
    ) -> None:
        """Ask for the tokens of texts that are not known; `on_done` is called once, from the event loop."""
        gpt_oss = harmony.is_gpt_oss(info.architecture)
        job = _Job(deque(), on_done, {key: 0 for key, _ in texts})
        for key, text in texts:
            for piece in pieces_of(text):
                # A marker's name in a text is text in a prompt, and must be so here.
                job.pieces += (
                    (key, part) for part in (harmony.harmless_pieces(piece) if gpt_oss else [piece])
                )
        self._next(client, info, job)

    def _next(self, client: EngineClient, info: EngineInfo, job: _Job) -> None:
        batch: list[tuple[Key, str]] = []
        room = REQUEST_CHARACTERS
        several = harmony.is_gpt_oss(info.architecture)
        while job.pieces and (not batch or (several and len(job.pieces[0][1]) <= room)):
            batch.append(job.pieces.popleft())
            room -= len(batch[-1][1])
        keys = [key for key, _ in batch]
        # Only of harmony is a token known that parts two texts.
        client.tokenize(
            _SEPARATOR.join(text for _, text in batch), partial(self._take, client, info, job, keys)
        )

    def _take(
        self,
        client: EngineClient,
        info: EngineInfo,
        job: _Job,
        keys: list[Key],
        found: tuple[int, ...] | EngineFailure,
    ) -> None:
        if isinstance(found, EngineFailure):
            job.on_done(found)
            return
        for key, count in zip(keys, _counts(found, len(keys)), strict=True):
            job.sums[key] += count
        if job.pieces:
            self._next(client, info, job)
            return
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known |= {(info.model, key): count for key, count in job.sums.items()}
        job.on_done(None)


def pieces_of(text: str) -> list[str]:
    """Return a text in pieces of about `REQUEST_CHARACTERS`, cut only where no token is cut."""
    if len(text) <= REQUEST_CHARACTERS:
        return [text]
    pieces: list[str] = []
    begin = 0
    while len(text) - begin > REQUEST_CHARACTERS:
        cut = _SAFE_CUT.search(text, begin + REQUEST_CHARACTERS)
        if cut is None:
            break
        pieces.append(text[begin : cut.start()])
        begin = cut.start()
    return [*pieces, text[begin:]]


def _counts(ids: Sequence[int], texts: int) -> list[int]:
    """Return the numbers of tokens between separators."""
    if texts == 1:
        return [len(ids)]
    counts = [0] * texts
    place = 0
    for token in ids:
        if token == harmony.END and place < texts - 1:
            place += 1
        else:
            counts[place] += 1
    return counts
