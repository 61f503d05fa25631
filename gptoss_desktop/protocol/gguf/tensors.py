"""The list of tensors: what is checked is that every one lies inside the file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.gguf.errors import broken
from gptoss_desktop.protocol.gguf.ggml import BLOCKS

if TYPE_CHECKING:
    from gptoss_desktop.protocol.gguf.reader import Reader

MAX_TENSORS = 65_536
"""Tensors of a file; published models have under 3,000."""
MAX_NAME_BYTES = 63
"""GGML_MAX_NAME of ggml.h, less the closing zero."""
MAX_DIMENSIONS = 4
"""GGML_MAX_DIMS of ggml.h."""
MAX_ELEMENTS = 2**63 - 1
EXPERTS = "_exps."
"""In the names of the tensors that hold all experts of a layer (llama.cpp's llama-arch.cpp)."""


@dataclass(frozen=True, slots=True)
class TensorTotals:
    """What the list adds up to. `data_bytes` is where the last tensor ends, from the start of the data.

    `expert_bytes` are those of the tensors of experts.
    """

    parameters: int
    data_bytes: int
    expert_bytes: int


def read_tensors(reader: Reader, count: int, alignment: int) -> TensorTotals:
    """Read and check `count` tensor descriptions.

    Raises:
        GgufError: a description is impossible, or the file ends inside the list.

    """
    if count > MAX_TENSORS:
        raise broken(
            reader.path,
            say(
                "it counts {count} tensors, more than the {max_tensors} allowed",
                count=f"{count:,}",
                max_tensors=f"{MAX_TENSORS:,}",
            ),
        )
    parameters = data_bytes = expert_bytes = 0
    for _ in range(count):
        name = reader.string(MAX_NAME_BYTES, "the name of a tensor")
        shape = _shape(reader, name)
        size = _size(reader, name, shape)
        offset = reader.u64()
        if offset % alignment:
            raise broken(
                reader.path,
                say(
                    "the tensor {name} begins at byte {offset}, not a multiple of {alignment}",
                    name=f"{name!r}",
                    offset=offset,
                    alignment=alignment,
                ),
            )
        parameters += math.prod(shape)
        data_bytes = max(data_bytes, offset + size)
        if EXPERTS in name:
            expert_bytes += size
    return TensorTotals(parameters, data_bytes, expert_bytes)


def _shape(reader: Reader, name: str) -> tuple[int, ...]:
    dimensions = reader.u32()
    if dimensions > MAX_DIMENSIONS:
        raise broken(
            reader.path,
            say(
                "the tensor {name} has {dimensions} dimensions, more than {max_dimensions}",
                name=f"{name!r}",
                dimensions=dimensions,
                max_dimensions=MAX_DIMENSIONS,
            ),
        )
    shape = tuple(reader.u64() for _ in range(dimensions))
    # Each dimension counts as at least one: a zero must not hide another's overflow.
    if math.prod(max(length, 1) for length in shape) > MAX_ELEMENTS:
        raise broken(
            reader.path, say("the tensor {name} has more elements than can be counted", name=f"{name!r}")
        )
    return shape


def _size(reader: Reader, name: str, shape: tuple[int, ...]) -> int:
    """Return the tensor's bytes. A type that `BLOCKS` lacks counts as empty: its offset alone is checked."""
    block = BLOCKS.get(reader.u32())
    if block is None:
        return 0
    row = shape[0] if shape else 1
    if row % block.elements:
        raise broken(
            reader.path,
            say(
                "the tensor {name} has rows of {row}, not a multiple of its type's {elements}",
                name=f"{name!r}",
                row=row,
                elements=block.elements,
            ),
        )
    return math.prod(shape) // block.elements * block.bytes
