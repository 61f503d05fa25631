"""The table of token traces: small, because a prompt mostly repeats the prompt of the answer before it.

`prompt` holds the ids that follow the first `shared` ones of the prompt of `base_id`, which is an ancestor's.
Ids are four bytes each, little-endian, compressed by zlib. `depth` counts the rows that must be read for one
prompt; every `MAX_DEPTH`th is whole, so that reading one stays quick in a long conversation.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

from gptoss_desktop.domain.trace import TokenTrace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.conversation import MessageId
    from gptoss_desktop.storage.driver import Database

MAX_DEPTH = 64
"""How many rows one prompt may be spread over: 64 small rows are read in about a millisecond."""

_NEAREST = """
    WITH RECURSIVE ancestor (id, height) AS (
        SELECT parent_id, 1 FROM message WHERE id = :id
        UNION ALL
        SELECT message.parent_id, height + 1 FROM ancestor JOIN message ON message.id = ancestor.id
        WHERE NOT EXISTS (SELECT 1 FROM trace WHERE message_id = ancestor.id)
    )
    SELECT message_id, depth FROM ancestor JOIN trace ON message_id = ancestor.id LIMIT 1
"""
_CHAIN = """
    WITH RECURSIVE chain (id, height) AS (
        SELECT :id, 1
        UNION ALL
        SELECT base_id, height + 1 FROM chain JOIN trace ON message_id = chain.id WHERE base_id IS NOT NULL
    )
    SELECT shared, prompt FROM chain JOIN trace ON message_id = chain.id ORDER BY height DESC
"""


class Traces:
    """Statements over `trace`. The caller holds the transaction of everything that writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, message_id: MessageId) -> TokenTrace | None:
        """Return the trace of an answer; None where there is none."""
        rows = self._database.query("SELECT output FROM trace WHERE message_id = ?", (message_id,))
        if not rows:
            return None
        return TokenTrace(message_id, tuple(self._prompt(message_id)), tuple(_decode(rows[0][0])))

    def save(self, trace: TokenTrace) -> None:
        """Keep a trace, in the place of one that the message has; nothing where the message is gone."""
        # Prompts that are told by the one that goes away must be told anew.
        resting = [
            TokenTrace(dependent, tuple(self._prompt(dependent)), tuple(_decode(output)))
            for dependent, output in self._database.query(
                "SELECT message_id, output FROM trace WHERE base_id = ?", (trace.message_id,)
            )
        ]
        self._write(trace)
        for dependent in resting:
            self._write(dependent)

    def _write(self, trace: TokenTrace) -> None:
        base_id, depth = self._base_of(trace.message_id)
        prompt = array("I", trace.prompt)
        shared = 0 if base_id is None else _common_beginning(prompt, self._prompt(base_id))
        if not shared:
            base_id, depth = None, 0
        self._database.execute(
            "INSERT INTO trace (message_id, base_id, shared, depth, prompt, output)"
            " SELECT id, ?, ?, ?, ?, ? FROM message WHERE id = ?"
            " ON CONFLICT (message_id) DO UPDATE SET base_id = excluded.base_id, shared = excluded.shared,"
            " depth = excluded.depth, prompt = excluded.prompt, output = excluded.output",
            (base_id, shared, depth, _encode(prompt[shared:]), _encode(trace.output), trace.message_id),
        )

    def _base_of(self, message_id: MessageId) -> tuple[MessageId | None, int]:
        """Return the nearest ancestor with a trace on which one more row may rest, and the new depth."""
        rows = self._database.query(_NEAREST, {"id": message_id})
        if not rows or rows[0][1] + 1 >= MAX_DEPTH:
            return None, 0
        return rows[0][0], rows[0][1] + 1

    def _prompt(self, message_id: MessageId) -> array[int]:
        whole: array[int] = array("I")
        for shared, own in self._database.query(_CHAIN, {"id": message_id}):
            del whole[shared:]
            whole.extend(_decode(own))
        return whole


def _common_beginning(left: array[int], right: array[int]) -> int:
    if left[: len(right)] == right:
        return len(right)
    return sum(1 for _ in takewhile(bool, map(eq, left, right)))


def _encode(tokens: Iterable[int]) -> bytes:
    words = array("I", tokens)
    if sys.byteorder == "big":
        words.byteswap()
    return zlib.compress(words.tobytes())


def _decode(blob: bytes) -> array[int]:
    words: array[int] = array("I")
    words.frombytes(zlib.decompress(blob))
    if sys.byteorder == "big":
        words.byteswap()
    return words
