"""The pipe between the server and its template renderer: JSON objects behind a four-byte length."""

from __future__ import annotations

import json
import struct
from typing import Any

_LENGTH = struct.Struct(">I")
HEAD_SIZE = _LENGTH.size

MAX_FRAME = 32 * 1024 * 1024
"""Bytes; a longer prompt is beyond any context, and a longer answer is a template that went wild."""


def encode_frame(body: dict[str, Any]) -> bytes:
    """Return the object as one frame.

    Raises:
        ValueError: it is longer than `MAX_FRAME`.

    """
    data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
    if len(data) > MAX_FRAME:
        raise ValueError(f"a frame of {len(data)} bytes is longer than {MAX_FRAME}")
    return _LENGTH.pack(len(data)) + data


def frame_length(head: bytes) -> int:
    """Return the number of bytes that follow the head of a frame.

    Raises:
        ValueError: it is more than `MAX_FRAME`.

    """
    length: int = _LENGTH.unpack(head)[0]
    if length > MAX_FRAME:
        raise ValueError(f"a frame of {length} bytes is longer than {MAX_FRAME}")
    return length


def decode_frame(data: bytes) -> dict[str, Any]:
    """Return the object of a frame's bytes.

    Raises:
        ValueError: the bytes are not a JSON object.

    """
    body = json.loads(data)
    if not isinstance(body, dict):
        raise ValueError("a frame is not a JSON object")  # noqa: TRY004  a fault of the data, not of the call
    return body
