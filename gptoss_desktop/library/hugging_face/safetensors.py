"""The header of a safetensors file: which tensors it has and where they lie. No tensor is read.

The format, as its authors describe it: eight bytes with the header's length, little-endian; a JSON object of
name → dtype, shape and data_offsets; the data, which the tensors fill without gap or overlap.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.hugging_face.json_file import ordinary_size, parse_object, unreadable
from gptoss_desktop.library.hugging_face.refusals import damaged, word
from gptoss_desktop.protocol.gguf.errors import DOWNLOAD_AGAIN, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LENGTH_BYTES = 8
MAX_HEADER = 16 * 1024 * 1024
"""Bytes; the format allows 100 MB, published shards have under 1."""
MAX_TENSORS = 500_000
MAX_DIMENSIONS = 8

BITS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("F4",), 4),
        **dict.fromkeys(("F6_E2M3", "F6_E3M2"), 6),
        **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2", "F8_E8M0"), 8),
        **dict.fromkeys(("U16", "I16", "F16", "BF16"), 16),
        **dict.fromkeys(("U32", "I32", "F32"), 32),
        **dict.fromkeys(("U64", "I64", "F64", "C64"), 64),
    }
)
"""Bits of an element, by the names of `Dtype` in safetensors' tensor.rs."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor's description; `bytes` are those on the disk."""

    dtype: str
    shape: tuple[int, ...]
    bytes: int

    @property
    def elements(self) -> int:
        """The number of values."""
        return math.prod(self.shape)


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Return the tensors of a file by name.

    Raises:
        ModelError: the file is missing, damaged or cut short.

    """
    size = ordinary_size(path)
    try:
        with path.open("rb") as file:
            length = int.from_bytes(file.read(LENGTH_BYTES), "little")
            if size < LENGTH_BYTES or length > min(MAX_HEADER, size - LENGTH_BYTES):
                raise damaged(path, say("its header cannot have {length} bytes", length=f"{length:,}"))
            data = file.read(length)
    except OSError as error:
        raise unreadable(path, error) from error
    plain = parse_object(path, data)
    plain.pop("__metadata__", None)
    if len(plain) > MAX_TENSORS:
        raise damaged(
            path,
            say(
                "it counts {count} tensors, more than the {max_tensors} allowed",
                count=f"{len(plain):,}",
                max_tensors=f"{MAX_TENSORS:,}",
            ),
        )
    places = {name: _place(path, name, entry) for name, entry in plain.items()}
    _check_filled(path, [place for _, *place in places.values()], size - LENGTH_BYTES - length)
    return {name: tensor for name, (tensor, _, _) in places.items()}


def _place(path: Path, name: str, entry: object) -> tuple[Tensor, int, int]:
    fields = entry if isinstance(entry, dict) else {}
    bits = BITS.get(str(fields.get("dtype")))
    shape, offsets = _numbers(fields.get("shape")), _numbers(fields.get("data_offsets"))
    if bits is None or shape is None or offsets is None or len(offsets) != 2:  # noqa: PLR2004 - begin, end
        raise damaged(path, say("the tensor {name} is not described", name=word(name)))
    begin, end = offsets
    elements = math.prod(shape) if len(shape) <= MAX_DIMENSIONS else -1
    if begin > end or elements * bits != (end - begin) * 8:
        raise damaged(path, say("the tensor {name} does not fit its place", name=word(name)))
    return Tensor(str(fields["dtype"]), tuple(shape), end - begin), begin, end


def _numbers(value: object) -> list[int] | None:
    if not isinstance(value, list) or len(value) > MAX_DIMENSIONS:
        return None
    if not all(isinstance(number, int) and not isinstance(number, bool) and number >= 0 for number in value):
        return None
    return value


def _check_filled(path: Path, places: list[list[int]], size: int) -> None:
    """Check that the tensors fill the data, one after the other."""
    at = 0
    for begin, end in sorted(places):
        if begin != at:
            raise damaged(path, say("its tensors overlap or leave gaps"))
        at = end
    if at > size:
        sentence = say(
            "{path} is cut short: its header promises {at} bytes of data, there are {size}.",
            path=shown(path),
            at=f"{at:,}",
            size=f"{size:,}",
        )
        raise ModelError(FailureKind.MODEL_INVALID, sentence, DOWNLOAD_AGAIN)
    if at < size:
        raise damaged(path, say("{count} bytes follow its last tensor", count=f"{size - at:,}"))
