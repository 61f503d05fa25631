"""What processor a program was built for, read from its first bytes instead of by running it."""

from __future__ import annotations

import struct
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAGIC = b"\x7fELF"
HEADER_BYTES = 20
"""Up to and including `e_machine`."""

MACHINES: Mapping[int, str] = MappingProxyType(
    {3: "i686", 21: "ppc64le", 22: "s390x", 40: "armv7l", 62: "x86_64", 183: "aarch64", 243: "riscv64"}
)
"""`e_machine` of elf.h → the name that `platform.machine()` gives such a system."""

_BIG_ENDIAN = 2
"""`EI_DATA` of elf.h: ELFDATA2MSB."""


def machine_of(path: Path) -> str | None:
    """Return the machine that an ELF file was built for, None where the file is none.

    Raises:
        OSError: the file cannot be read.

    """
    with path.open("rb") as file:
        header = file.read(HEADER_BYTES)
    if len(header) < HEADER_BYTES or not header.startswith(MAGIC):
        return None
    order = ">" if header[5] == _BIG_ENDIAN else "<"
    number = struct.unpack_from(f"{order}H", header, HEADER_BYTES - 2)[0]
    return MACHINES.get(number, f"machine {number}")


def is_script(path: Path) -> bool:
    """Tell whether the file names its own interpreter.

    Raises:
        OSError: the file cannot be read.

    """
    with path.open("rb") as file:
        return file.read(2) == b"#!"
