"""The token ids of a prompt in the first chunk of a stream: cut out as bytes, because there may be many.

A prompt of 100,000 tokens is 700 kB of JSON. Decoding that takes longer than a frame of a window, and nobody
waits for it: whoever wants the ids decodes them in another thread.
"""

from __future__ import annotations

import re
from array import array

_NAME = b'"prompt_token_ids":'
_IDS = re.compile(rb'"prompt_token_ids":\s*(\[[\d,\s]*\])')


def cut_prompt_ids(data: bytes) -> tuple[bytes, bytes]:
    """Return a chunk's JSON without the ids, and the JSON list of them; empty where the chunk has none.

    A text in the chunk cannot be taken for them: its quotation marks are escaped.
    """
    found = _IDS.search(data) if _NAME in data else None
    if found is None:
        return data, b""
    return data[: found.start(1)] + b"null" + data[found.end(1) :], found[1]


def decode_ids(data: bytes) -> array[int]:
    """Return the ids of the JSON list that `cut_prompt_ids` gave; an empty one gives none."""
    inside = data.strip()[1:-1]
    return array("I", map(int, inside.split(b","))) if inside.strip() else array("I")
