"""Judges one file or folder: whether an engine here can run it, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.model import ModelInfo
from gptoss_desktop.domain.said import say
from gptoss_desktop.library.architectures import GENERATING, NOT_GENERATING
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.gguf_shape import gguf_shape
from gptoss_desktop.library.hugging_face import config, weights
from gptoss_desktop.library.hugging_face.folder import inspect_folder
from gptoss_desktop.protocol.gguf import GgufError, GgufHeader, read_header
from gptoss_desktop.protocol.gguf.errors import CHOOSE_ANOTHER, shown

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".gguf"
CODE_SUFFIXES = frozenset({".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".py"})
"""Files that run code when they are loaded (pickle), or are code."""


def inspect(path: Path) -> ModelInfo:
    """Check a GGUF file or a Hugging Face folder and say what it is. Blocks on the disk for milliseconds.

    A folder may also be named by its config.json or its weights.

    Raises:
        ModelError: it cannot be run here.

    """
    folder = model_folder(path)
    if folder is not None:
        return inspect_folder(folder)
    _check_name(path)
    try:
        header = read_header(path)
    except GgufError as error:
        raise ModelError(error.kind, error.sentence, error.advice) from error
    _check_content(path, header)
    return ModelInfo(
        path=path,
        name=header.name or path.stem,
        architecture=header.architecture,
        size_bytes=header.file_size,
        context_length=header.context_length,
        quantization=header.quantization,
        parameter_count=header.parameter_count,
        shape=gguf_shape(header),
    )


def model_folder(path: Path) -> Path | None:
    """Return the folder that a path means, None where it does not mean one."""
    if path.is_dir():
        return path
    inside = path.name in {config.FILE, weights.INDEX} or path.suffix.lower() == weights.SUFFIX
    return path.parent if inside and path.is_file() else None


def _check_name(path: Path) -> None:
    suffix = path.suffix.lower()
    # A folder or a missing file is better named for what it is, which read_header does.
    if suffix == SUFFIX or not path.is_file():
        return
    if suffix in CODE_SUFFIXES:
        sentence = say(
            "{path} is refused: a {suffix} file can run code when it is opened.",
            path=shown(path),
            suffix=suffix,
        )
    else:
        sentence = say(
            "{path} is not a model file that can be read here: its name must end in {suffix}, or "
            "it must be a folder with safetensors.",
            path=shown(path),
            suffix=SUFFIX,
        )
    raise ModelError(
        FailureKind.MODEL_UNSUPPORTED, sentence, say("Choose a model in the GGUF or the safetensors format.")
    )


def _check_content(path: Path, header: GgufHeader) -> None:
    architecture = "".join(char for char in header.architecture if char.isprintable())[:60]
    if architecture in NOT_GENERATING:
        sentence = say(
            "{path} is a model of the architecture {architecture}, which does not write text.",
            path=shown(path),
            architecture=architecture,
        )
        raise ModelError(FailureKind.MODEL_UNSUPPORTED, sentence, CHOOSE_ANOTHER)
    if header.architecture not in GENERATING:
        sentence = say(
            "{path} is a model of the architecture {architecture}, which no engine here can run.",
            path=shown(path),
            architecture=architecture,
        )
        raise ModelError(FailureKind.MODEL_UNSUPPORTED, sentence, CHOOSE_ANOTHER)
    if not header.tensor_count:
        sentence = say("{path} holds a vocabulary only, without the model's weights.", path=shown(path))
        raise ModelError(FailureKind.MODEL_UNSUPPORTED, sentence, CHOOSE_ANOTHER)
