"""Judges one folder: whether vLLM can run it, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.model import ModelFormat, ModelInfo, ModelShape
from gptoss_desktop.domain.said import say
from gptoss_desktop.library.hugging_face.config import FILE, MXFP4, Config, read_config
from gptoss_desktop.library.hugging_face.refusals import damaged, missing
from gptoss_desktop.library.hugging_face.weights import read_weights

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.library.hugging_face.safetensors import Tensor

TOKENIZERS = ("tokenizer.json", "tokenizer.model", "tekken.json")
"""One of them holds the vocabulary; without a network there is no other place to get it from."""
EMBEDDING = "model.embed_tokens.weight"
HEAD = "lm_head.weight"
PLAIN = frozenset({"F16", "BF16", "F32"})
_BLOCKS = "_blocks"
_SNAPSHOTS = "snapshots"


def inspect_folder(folder: Path) -> ModelInfo:
    """Check a folder and say what it is. Blocks on the disk for milliseconds.

    Raises:
        ModelError: it cannot be run here.

    """
    if not (folder / FILE).exists():
        raise missing(folder, say("a model: there is no {file} in it", file=FILE))
    config = read_config(folder)
    if not any((folder / name).is_file() for name in TOKENIZERS):
        raise missing(
            folder, say("the model's vocabulary: there is no {tokenizers} in it", tokenizers=TOKENIZERS[0])
        )
    tensors = read_weights(folder)
    _check_shapes(folder, config, tensors)
    weight_bytes = sum(tensor.bytes for tensor in tensors.values())
    shape = ModelShape(
        layers=config.layers,
        hidden_size=config.hidden,
        heads=config.heads,
        kv_heads=config.kv_heads,
        head_size=config.head_size,
        vocabulary=config.vocabulary,
        weight_bytes=weight_bytes,
        expert_bytes=sum(tensor.bytes for name, tensor in tensors.items() if ".experts." in name),
        experts=config.experts,
        sliding_layers=config.sliding_layers,
        sliding_window=config.sliding_window if config.sliding_layers else 0,
    )
    return ModelInfo(
        path=folder,
        name=_name(folder),
        architecture=config.model_type,
        size_bytes=weight_bytes,
        context_length=config.context,
        quantization=_quantization(config, tensors),
        parameter_count=_parameters(config, tensors),
        format=ModelFormat.HUGGING_FACE,
        shape=shape,
    )


def _check_shapes(folder: Path, config: Config, tensors: dict[str, Tensor]) -> None:
    """Compare the config with the tensors: vLLM finds a difference only after a minute of starting."""
    expected = {EMBEDDING: (config.vocabulary, config.hidden)}
    # Other methods may pack the head too, under other names.
    if not config.tied and (not config.quantization or config.quantization in MXFP4):
        expected[HEAD] = (config.vocabulary, config.hidden)
    for name, shape in expected.items():
        found = tensors.get(name)
        if found is None:
            raise damaged(folder, say("its weights lack the tensor {name}", name=name))
        if found.dtype in PLAIN and found.shape != shape:
            sizes = " × ".join(map(str, found.shape))
            raise damaged(
                folder,
                say(
                    "{name} has the shape {sizes}, but {file} says {shape} × {shape_2}",
                    name=name,
                    sizes=sizes,
                    file=FILE,
                    shape=shape[0],
                    shape_2=shape[1],
                ),
            )
    for layer in (0, config.layers - 1):
        if not any(name.startswith(f"model.layers.{layer}.") for name in tensors):
            raise damaged(
                folder,
                say(
                    "its weights lack layer {layer} of the {layers} in {file}",
                    layer=layer,
                    layers=config.layers,
                    file=FILE,
                ),
            )
    if any(name.startswith(f"model.layers.{config.layers}.") for name in tensors):
        raise damaged(
            folder,
            say("its weights have more layers than the {layers} in {file}", layers=config.layers, file=FILE),
        )


def _name(folder: Path) -> str:
    """Return the folder's name; in Hugging Face's own cache that is a hash below the model's."""
    name = folder.name
    if folder.parent.name == _SNAPSHOTS and folder.parent.parent.name.startswith("models--"):
        name = folder.parent.parent.name.rpartition("--")[2]
    return "".join(char for char in name if char.isprintable()) or "model"


def _quantization(config: Config, tensors: dict[str, Tensor]) -> str:
    if config.quantization in MXFP4:
        return "MXFP4"
    return (config.quantization or tensors[EMBEDDING].dtype).upper()


def _parameters(config: Config, tensors: dict[str, Tensor]) -> int | None:
    """Return the number of weights, None where a packed format does not tell it."""
    if not config.quantization:
        return sum(tensor.elements for tensor in tensors.values())
    if config.quantization not in MXFP4:
        return None
    # Two values of four bits are one element of a block; the scales are none of the model's weights.
    return sum(
        tensor.elements * (2 if name.endswith(_BLOCKS) else 1)
        for name, tensor in tensors.items()
        if not name.endswith("_scales")
    )
