"""Metadata values: numbers and strings are kept, big arrays are passed over."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.gguf.errors import broken

if TYPE_CHECKING:
    from gptoss_desktop.protocol.gguf.reader import Reader

MAX_KEYS = 4096
"""Metadata keys of a file; published models have under 100."""
MAX_KEY_BYTES = 1024
MAX_STRING_BYTES = 512 * 1024
"""Bytes of one string; the longest in use are chat templates, under 64 KiB."""
MAX_KEPT_BYTES = 1024 * 1024
"""Bytes of all keys and strings of a file together."""
MAX_KEPT_ITEMS = 128
"""Arrays of numbers up to this length are kept: one value a layer fits."""
MAX_STRINGS = 4_000_000
"""Strings of all arrays together; the largest vocabularies have 0.3 million tokens and 0.5 million merges."""


class ValueType(IntEnum):
    """The types of metadata values, `enum gguf_type` of gguf.h."""

    UINT8 = 0
    INT8 = 1
    UINT16 = 2
    INT16 = 3
    UINT32 = 4
    INT32 = 5
    FLOAT32 = 6
    BOOL = 7
    STRING = 8
    ARRAY = 9
    UINT64 = 10
    INT64 = 11
    FLOAT64 = 12


_FORMATS = {
    ValueType.UINT8: "B",
    ValueType.INT8: "b",
    ValueType.UINT16: "H",
    ValueType.INT16: "h",
    ValueType.UINT32: "I",
    ValueType.INT32: "i",
    ValueType.FLOAT32: "f",
    ValueType.BOOL: "?",
    ValueType.UINT64: "Q",
    ValueType.INT64: "q",
    ValueType.FLOAT64: "d",
}


@dataclass(frozen=True, slots=True)
class SkippedArray:
    """An array that was passed over: the type of its elements and their number."""

    type: ValueType
    length: int


Scalar: TypeAlias = bool | int | float | str
Value: TypeAlias = Scalar | tuple[bool | int | float, ...] | SkippedArray


class MetadataReader:
    """Reads the key-value pairs of one file and keeps count of what they cost."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept = 0
        self._strings = 0

    def read(self, count: int) -> dict[str, Value]:
        """Return `count` pairs.

        Raises:
            GgufError: a limit, a type or the end of the file is crossed, or a key comes twice.

        """
        if count > MAX_KEYS:
            raise self._broken(
                say(
                    "it counts {count} metadata keys, more than the {max_keys} allowed",
                    count=f"{count:,}",
                    max_keys=f"{MAX_KEYS:,}",
                )
            )
        found: dict[str, Value] = {}
        for _ in range(count):
            key = self._string(MAX_KEY_BYTES, "a metadata key")
            if not key or key in found:
                raise self._broken(say("the metadata key {key} is empty or comes twice", key=f"{key[:80]!r}"))
            found[key] = self._value(key)
        return found

    def _value(self, key: str) -> Value:
        kind = self._type(key)
        if kind is ValueType.ARRAY:
            return self._array(key)
        if kind is ValueType.STRING:
            return self._string(MAX_STRING_BYTES, say("the value of {key}", key=f"{key[:80]!r}"))
        return self._numbers(kind, 1)[0]

    def _array(self, key: str) -> Value:
        kind, count = self._type(key), self._reader.u64()
        if kind is ValueType.ARRAY:
            # llama.cpp does not read arrays of arrays either.
            raise self._broken(say("the value of {key} is an array of arrays", key=f"{key[:80]!r}"))
        if kind is ValueType.STRING:
            self._strings += count
            if self._strings > MAX_STRINGS:
                raise self._broken(
                    say("its arrays hold more than {max_strings} strings", max_strings=f"{MAX_STRINGS:,}")
                )
            self._reader.skip_strings(count)
        elif count <= MAX_KEPT_ITEMS:
            return self._numbers(kind, count)
        else:
            self._reader.skip(count * struct.calcsize("<" + _FORMATS[kind]))
        return SkippedArray(kind, count)

    def _numbers(self, kind: ValueType, count: int) -> tuple[bool | int | float, ...]:
        layout = struct.Struct(f"<{count}{_FORMATS[kind]}")
        return layout.unpack(self._reader.take(layout.size))

    def _string(self, limit: int, what: str) -> str:
        text = self._reader.string(limit, what)
        self._kept += len(text)
        if self._kept > MAX_KEPT_BYTES:
            raise self._broken(
                say(
                    "its metadata has more than the {max_kept_bytes} bytes of text allowed",
                    max_kept_bytes=f"{MAX_KEPT_BYTES:,}",
                )
            )
        return text

    def _type(self, key: str) -> ValueType:
        number = self._reader.u32()
        try:
            return ValueType(number)
        except ValueError:
            raise self._broken(
                say("the value of {key} is of the unknown type {number}", key=f"{key[:80]!r}", number=number)
            ) from None

    def _broken(self, what: str) -> Exception:
        return broken(self._reader.path, what)
