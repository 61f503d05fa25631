"""Plain text in the encodings that files have here: UTF-8, UTF-16 with a mark, GB 18030."""

from __future__ import annotations

import codecs

from gptoss_desktop.protocol.extraction import Extracted, Note, RefusalKind
from gptoss_desktop.worker.extract.errors import RefusedError

_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "utf-8-sig": "UTF-8",
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
    "gb18030": "GB 18030",
}

_CHINESE_SHARE = 0.9
"""Of the double bytes of a Chinese text this share at least lies in the plane of GB 2312, which has 99.9 % of
what is written. In a Western text of one byte a character the second byte would be an ASCII letter."""
_ASCII_CONTROLS = frozenset({*range(9), *range(14, 27), *range(28, 32), 127})
_MOST_CONTROLS = 0.02
"""Of all bytes, in what still counts as text: logs hold some."""


def decode(data: bytes) -> Extracted:
    """Return the text of a file's bytes.

    Raises:
        RefusedError: they are no text.

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if not is_text(data):
        raise RefusedError(RefusalKind.UNSUPPORTED, "application/octet-stream")
    if _fits(data, "utf-8"):
        return _decoded(data, "utf-8")
    if is_chinese(data) and _fits(data, "gb18030"):
        return _decoded(data, "gb18030")
    return _decoded(data, "utf-8")


def is_text(data: bytes) -> bool:
    """Return whether bytes without a mark may be text: no zero byte, few other control characters."""
    head = data[:65536]
    if 0 in data:
        return False
    controls = sum(head.count(code) for code in _ASCII_CONTROLS)
    return controls <= len(head) * _MOST_CONTROLS


def is_chinese(data: bytes) -> bool:
    """Return whether double bytes of GBK are mostly such as Chinese is written with."""
    pairs = common = 0
    place, end = 0, min(len(data), 262144) - 1
    while place < end:
        lead = data[place]
        if lead < 0x81:  # noqa: PLR2004  the first byte of a pair is 0x81 to 0xFE
            place += 1
            continue
        pairs += 1
        common += 0xA1 <= lead <= 0xF7 and data[place + 1] >= 0xA1  # noqa: PLR2004  the plane of GB 2312
        place += 2
    return pairs > 0 and common >= pairs * _CHINESE_SHARE


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(data: bytes, encoding: str) -> Extracted:
    text = data.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    notes = [] if _fits(data, encoding) else [Note.REPLACED.value]
    return Extracted(text, tuple(notes), _NAMES[encoding])
