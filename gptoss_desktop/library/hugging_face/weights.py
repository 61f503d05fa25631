"""The weights of a folder: one file, or shards and the index that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.hugging_face.json_file import read_object, unreadable
from gptoss_desktop.library.hugging_face.refusals import damaged, missing, unsupported, word
from gptoss_desktop.library.hugging_face.safetensors import Tensor, read_tensors
from gptoss_desktop.protocol.gguf.errors import DOWNLOAD_AGAIN, shown

if TYPE_CHECKING:
    from pathlib import Path

INDEX = "model.safetensors.index.json"
SUFFIX = ".safetensors"
PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl", "*.pickle")
MAX_INDEX = 16 * 1024 * 1024
"""Bytes; the index of a model with 100,000 tensors has 10 million."""
MAX_FILES = 4096


def read_weights(folder: Path) -> dict[str, Tensor]:
    """Return every tensor of the model by name, from the headers of its files.

    Raises:
        ModelError: a file is missing, damaged or cut short, or there are only files that can run code.

    """
    try:
        indexed = (folder / INDEX).exists()
        files = sorted(folder.glob(f"*{SUFFIX}"))[: MAX_FILES + 1]
        pickled = any(next(folder.glob(pattern), None) for pattern in PICKLES)
    except OSError as error:
        raise unreadable(folder, error) from error
    if indexed:
        return _sharded(folder)
    if len(files) > MAX_FILES:
        raise damaged(
            folder,
            say("it holds more than the {max_files} files of weights allowed", max_files=f"{MAX_FILES:,}"),
        )
    if not files:
        if pickled:
            advice = say("Get the model in the safetensors format.")
            raise unsupported(
                folder,
                "is refused: its weights are pickle files, which can run code when they are opened",
                advice,
            )
        raise missing(folder, say("the model's weights: no file in it ends in {suffix}", suffix=SUFFIX))
    found: dict[str, Tensor] = {}
    for file in files:
        tensors = read_tensors(file)
        if twice := found.keys() & tensors.keys():
            raise damaged(file, say("the tensor {tensor} is in another file too", tensor=word(min(twice))))
        found |= tensors
    return found


def _sharded(folder: Path) -> dict[str, Tensor]:
    index = folder / INDEX
    places = read_object(index, MAX_INDEX).get("weight_map")
    if not isinstance(places, dict) or not places:
        raise damaged(index, say("it has no weight_map"))
    shards = {shard for shard in places.values() if isinstance(shard, str)}
    if len(shards) > MAX_FILES or not all(isinstance(shard, str) for shard in places.values()):
        raise damaged(index, say("its weight_map does not name files"))
    found: dict[str, Tensor] = {}
    for shard in sorted(shards):
        if not shard.endswith(SUFFIX) or "/" in shard or "\0" in shard:
            raise damaged(
                index, say("{shard} is not the name of a file of weights beside it", shard=f"{word(shard)!r}")
            )
        if not (folder / shard).is_file():
            sentence = say(
                "{folder} is not whole: its file {shard} is missing.", folder=shown(folder), shard=word(shard)
            )
            raise ModelError(FailureKind.MODEL_INVALID, sentence, DOWNLOAD_AGAIN)
        tensors = read_tensors(folder / shard)
        named = {name for name, place in places.items() if place == shard}
        if lost := named - tensors.keys():
            raise damaged(folder / shard, say("the tensor {tensor} is missing in it", tensor=word(min(lost))))
        found |= {name: tensors[name] for name in named}
    return found
