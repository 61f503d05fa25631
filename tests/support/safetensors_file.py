"""Writes safetensors files. numpy knows no bfloat16: its bits come as 16-bit whole numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_NAMES = {np.dtype(np.uint16): "BF16", np.dtype(np.uint8): "U8", np.dtype(np.float32): "F32"}


def write_safetensors(path: Path, tensors: Mapping[str, NDArray[Any]]) -> None:
    """Write the tensors in their order; 16-bit whole numbers are taken for the bits of bfloat16."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    offset = 0
    for name, values in tensors.items():
        header[name] = {
            "dtype": _NAMES[values.dtype],
            "shape": list(values.shape),
            "data_offsets": [offset, offset + values.nbytes],
        }
        offset += values.nbytes
    with path.open("wb") as file:
        file.write(header_bytes(header))
        for values in tensors.values():
            file.write(np.ascontiguousarray(values).tobytes())


def header_bytes(header: Mapping[str, object]) -> bytes:
    """Return the length and the JSON of a header, padded with spaces to a multiple of eight bytes."""
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text
