"""The header as a whole: what the file says of itself, checked against the file's size."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.gguf.errors import CHOOSE_ANOTHER, GgufError, broken, cut_short, shown
from gptoss_desktop.protocol.gguf.ggml import FILE_TYPES
from gptoss_desktop.protocol.gguf.reader import Reader
from gptoss_desktop.protocol.gguf.tensors import read_tensors
from gptoss_desktop.protocol.gguf.values import MetadataReader, Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAGIC = b"GGUF"
VERSIONS = (2, 3)
DEFAULT_ALIGNMENT = 32
"""GGUF_DEFAULT_ALIGNMENT of gguf.h, in bytes."""
MAX_ALIGNMENT = 1 << 20
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """A checked header. `data_offset` and `file_size` are in bytes from the start of the file.

    `expert_bytes` are those of the experts' tensors.
    """

    version: int
    tensor_count: int
    parameter_count: int
    expert_bytes: int
    data_offset: int
    file_size: int
    metadata: Mapping[str, Value]

    @property
    def architecture(self) -> str:
        """The model family, in llama.cpp's names; never empty."""
        return self._text("general.architecture")

    @property
    def name(self) -> str:
        """The model's own name as one printable line; empty where it has none."""
        name = self._text("general.name") or self._text("general.basename")
        return "".join(char for char in name if char.isprintable())[:MAX_NAME].strip()

    @property
    def context_length(self) -> int | None:
        """The length in tokens that the model was trained for, None where the file does not say."""
        return self._whole(f"{self.architecture}.context_length")

    @property
    def quantization(self) -> str:
        """The name of the file's main tensor type, such as `Q4_K_M`; empty where the file does not say."""
        number = self._whole("general.file_type")
        return "" if number is None else FILE_TYPES.get(number, "")

    def _text(self, key: str) -> str:
        value = self.metadata.get(key)
        return value if isinstance(value, str) else ""

    def _whole(self, key: str) -> int | None:
        value = self.metadata.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def read_header(path: Path) -> GgufHeader:
    """Read and check the header of a GGUF file. Blocks on the disk; takes milliseconds.

    Raises:
        GgufError: the file is missing, unreadable, damaged, cut short, or of a kind that cannot be read.

    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _unreadable(say("{path} is a folder, not a model file.", path=shown(path)))
        # Opening a pipe would wait for its other end.
        if not stat.S_ISREG(mode):
            raise _unreadable(say("{path} is not an ordinary file.", path=shown(path)))
        with path.open("rb") as file:
            return _parse(file, path, os.fstat(file.fileno()).st_size)
    except FileNotFoundError:
        sentence = say("There is no file {path}.", path=shown(path))
        raise GgufError(FailureKind.MODEL_NOT_FOUND, sentence, CHOOSE_ANOTHER) from None
    except (OSError, ValueError) as error:
        # ValueError: a path with a zero byte in it.
        reason = getattr(error, "strerror", None) or str(error)
        raise _unreadable(say("{path} cannot be read: {reason}.", path=shown(path), reason=reason)) from error


def _parse(file: BinaryIO, path: Path, size: int) -> GgufHeader:
    reader = Reader(file, path, size)
    version = _version(reader)
    tensor_count, key_count = reader.u64(), reader.u64()
    metadata = MetadataReader(reader).read(key_count)
    _check_whole(metadata, path)
    alignment = _alignment(metadata, path)
    totals = read_tensors(reader, tensor_count, alignment)
    data_offset = -(-reader.offset // alignment) * alignment
    if tensor_count and data_offset + totals.data_bytes > size:
        raise cut_short(path, data_offset + totals.data_bytes, size)
    return GgufHeader(
        version, tensor_count, totals.parameters, totals.expert_bytes, data_offset, size, metadata
    )


def _version(reader: Reader) -> int:
    if reader.size == 0:
        raise _not_gguf(reader.path, "is empty")
    if reader.size < len(MAGIC) or reader.take(len(MAGIC)) != MAGIC:
        raise _not_gguf(reader.path, "is not a GGUF file")
    version = reader.u32()
    if version and not version & 0xFFFF:
        raise _unsupported(
            reader.path,
            "is in big-endian byte order",
            say("Get the little-endian file of this model, the usual one."),
        )
    if version not in VERSIONS:
        what = say("has GGUF version {version}, but only versions 2 and 3 can be read", version=version)
        raise _unsupported(reader.path, what, say("Convert the model again with a present llama.cpp."))
    return version


def _check_whole(metadata: Mapping[str, Value], path: Path) -> None:
    if not (isinstance(metadata.get("general.architecture"), str) and metadata["general.architecture"]):
        raise broken(path, say("it does not name the model's architecture"))
    parts = metadata.get("split.count")
    if isinstance(parts, int) and parts > 1:
        raise _unsupported(
            path,
            say("is one of the {parts} parts of a split model", parts=parts),
            say("Join the parts with llama-gguf-split --merge."),
        )


def _alignment(metadata: Mapping[str, Value], path: Path) -> int:
    alignment = metadata.get("general.alignment", DEFAULT_ALIGNMENT)
    if type(alignment) is not int or not 0 < alignment <= MAX_ALIGNMENT or alignment & (alignment - 1):
        raise broken(path, say("its alignment is not a power of two"))
    return alignment


def _unreadable(sentence: str) -> GgufError:
    return GgufError(FailureKind.MODEL_UNREADABLE, sentence, CHOOSE_ANOTHER)


def _not_gguf(path: Path, what: str) -> GgufError:
    advice = say("Choose a model file in the GGUF format.")
    return GgufError(FailureKind.MODEL_INVALID, say("{path} {what}.", path=shown(path), what=what), advice)


def _unsupported(path: Path, what: str, advice: str) -> GgufError:
    return GgufError(
        FailureKind.MODEL_UNSUPPORTED, say("{path} {what}.", path=shown(path), what=what), advice
    )
