"""The harmony vocabulary: loaded once, the ids of its markers, and the bytes of a token."""

from __future__ import annotations

import functools

from openai_harmony import HarmonyEncoding, HarmonyEncodingName, HarmonyError, load_harmony_encoding

FIRST_MARKER = 199998
"""From here on every id is a marker or reserved: the words of o200k end before it."""
RETURN = 200002
CONSTRAIN = 200003
CHANNEL = 200005
START = 200006
END = 200007
MESSAGE = 200008
CALL = 200012

STOP_TOKENS = frozenset({RETURN, CALL})
"""The markers that end an answer; `<|end|>` only ends a message within it."""


@functools.cache
def encoding() -> HarmonyEncoding:
    """Return the vocabulary; the first call takes about 0.15 s and 76 MB."""
    return load_harmony_encoding(HarmonyEncodingName.HARMONY_GPT_OSS)


@functools.cache
def token_bytes(token: int) -> bytes:
    """Return the bytes of a token, markers spelt out; an id outside the vocabulary becomes `<|ID|>`."""
    try:
        # decode() gives text only; these two error handlers carry the bytes of a split character through it.
        text: str = encoding().decode([token], errors="surrogateescape")
    except (HarmonyError, OverflowError):
        return f"<|{token}|>".encode()
    return text.encode(errors="surrogateescape")
