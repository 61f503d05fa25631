"""UTF-8 in pieces: the symbols of bytes that may begin or end inside a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.worker.grammar.symbols import INVALID, LAST_CHARACTER, contains, overlaps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from gptoss_desktop.worker.grammar.symbols import Ranges

_LEAST = (0, 0x80, 0x800, 0x10000)
"""The smallest character of one, two, three and four bytes."""
_ASCII = 0x80


def symbols_of(data: bytes) -> tuple[list[int], bytes]:
    """Return the symbols of some bytes, and the beginning of a character that they end in."""
    found: list[int] = []
    while data:
        try:
            found += map(ord, data.decode())
        except UnicodeDecodeError as error:
            found += map(ord, data[: error.start].decode())
            if error.reason == "unexpected end of data":
                return found, data[error.start :]
            found.append(INVALID)
            data = data[error.end :]
        else:
            break
    return found, b""


def may_become(part: bytes, ranges: Ranges) -> bool:
    """Whether the beginning of a character may become one of a set."""
    if contains(ranges, INVALID):
        return True
    length = 2 + (part[0] >= 0xE0) + (part[0] >= 0xF0)  # noqa: PLR2004  the lead bytes of three and of four
    value = part[0] & (0x7F >> length)
    for byte in part[1:]:
        value = value << 6 | byte & 0x3F
    missing = 6 * (length - len(part))
    low = max(value << missing, _LEAST[length - 1])
    high = min((value + 1 << missing) - 1, LAST_CHARACTER)
    return low <= high and overlaps(ranges, low, high)


def first_bytes(ranges: Ranges, into: NDArray[np.bool_]) -> None:
    """Mark the bytes that a character of a set may begin with."""
    if contains(ranges, INVALID):
        into[:] = True
        return
    for low, high in ranges:
        if low > LAST_CHARACTER:
            break
        # The first byte grows with the character, so that an interval of one is an interval of the other.
        into[_lead(low) : _lead(min(high, LAST_CHARACTER)) + 1] = True
        if low < _ASCII:
            into[_ASCII:0xC2] = False  # no character begins with these


def _lead(character: int) -> int:
    if 0xD800 <= character <= 0xDFFF:  # noqa: PLR2004  surrogates, which are no characters
        return 0xED
    return chr(character).encode()[0]
