"""Writes a GGUF of gpt-oss-20b's shape with random weights: loading and decoding without the real file.

python -m benchmarks.shape.mk_gptoss_shape OUT.gguf [--layers N]      24 layers are 12 GB, 2 are 2 GB

Types as in the published file: experts MXFP4, attention, embedding and head Q8_0, the rest F32. Tensors are
made and written one by one, so that any number of layers fits into one gigabyte of memory.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Quantization
from numpy.typing import NDArray

from tests.support import o200k
from tests.support.gptoss_keys import Shape, add_hyperparameters, add_vocabulary
from tests.support.models import DATA

HIDDEN = FEED_FORWARD = 2880
EXPERTS, EXPERTS_USED = 32, 4
HEADS, KEY_VALUE_HEADS, HEAD_SIZE = 64, 8, 64
LAYERS = 24

_DEVIATION = 0.02
"""Standard deviation of the weights, as at initialisation: activations neither vanish nor explode."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor to come: its logical shape, rows last as numpy has it, and how it is stored."""

    name: str
    shape: tuple[int, ...]
    quantization: Quantization = Quantization.F32

    @property
    def stored_shape(self) -> tuple[int, ...]:
        """The shape in bytes for quantised tensors, else in elements."""
        if self.quantization is Quantization.F32:
            return self.shape
        return tuple(gguf.quant_shape_to_byte_shape(self.shape, self.quantization))


def tensors(layers: int) -> Iterator[Tensor]:
    """Every tensor of the model, in the order in which it is written."""
    yield Tensor("token_embd.weight", (o200k.VOCABULARY_SIZE, HIDDEN), Quantization.Q8_0)
    yield Tensor("output.weight", (o200k.VOCABULARY_SIZE, HIDDEN), Quantization.Q8_0)
    yield Tensor("output_norm.weight", (HIDDEN,))
    for layer in range(layers):
        for name, shape, quantization in _block():
            yield Tensor(f"blk.{layer}.{name}", shape, quantization)


def _block() -> Iterator[tuple[str, tuple[int, ...], Quantization]]:
    queries, keys = HEADS * HEAD_SIZE, KEY_VALUE_HEADS * HEAD_SIZE
    yield "attn_norm.weight", (HIDDEN,), Quantization.F32
    yield "post_attention_norm.weight", (HIDDEN,), Quantization.F32
    projections = {
        "attn_q": (queries, HIDDEN),
        "attn_k": (keys, HIDDEN),
        "attn_v": (keys, HIDDEN),
        "attn_output": (HIDDEN, queries),
    }
    for name, shape in projections.items():
        yield f"{name}.weight", shape, Quantization.Q8_0
        yield f"{name}.bias", shape[:1], Quantization.F32
    yield "attn_sinks.weight", (HEADS,), Quantization.F32
    yield "ffn_gate_inp.weight", (EXPERTS, HIDDEN), Quantization.F32
    yield "ffn_gate_inp.bias", (EXPERTS,), Quantization.F32
    for name, rows, columns in (
        ("gate", FEED_FORWARD, HIDDEN),
        ("up", FEED_FORWARD, HIDDEN),
        ("down", HIDDEN, FEED_FORWARD),
    ):
        yield f"ffn_{name}_exps.weight", (EXPERTS, rows, columns), Quantization.MXFP4
        yield f"ffn_{name}_exps.bias", (EXPERTS, rows), Quantization.F32


def write(out: Path, layers: int) -> None:
    """Write the file; the same ``layers`` give the same bytes."""
    writer = gguf.GGUFWriter(out, "gpt-oss")
    shape = Shape(
        layers=layers,
        hidden=HIDDEN,
        feed_forward=FEED_FORWARD,
        heads=HEADS,
        key_value_heads=KEY_VALUE_HEADS,
        head_size=HEAD_SIZE,
        experts=EXPERTS,
        experts_used=EXPERTS_USED,
    )
    add_hyperparameters(writer, f"gpt-oss-20b's shape, {layers} layers, random weights", shape)
    add_vocabulary(writer, o200k.read_vocabulary(DATA / "o200k_base.tiktoken.gz"))
    for tensor in tensors(layers):
        dtype = np.dtype(np.float32 if tensor.quantization is Quantization.F32 else np.uint8)
        bytes_stored = int(np.prod(tensor.stored_shape)) * dtype.itemsize
        writer.add_tensor_info(
            tensor.name, tensor.stored_shape, dtype, bytes_stored, raw_dtype=tensor.quantization
        )
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    rng = np.random.default_rng(1)
    for tensor in tensors(layers):
        writer.write_tensor_data(_random(tensor, rng))
    writer.close()


def _random(tensor: Tensor, rng: np.random.Generator) -> NDArray[np.generic]:
    if tensor.name.endswith("norm.weight"):
        return np.ones(tensor.shape, dtype=np.float32)
    if tensor.quantization is Quantization.F32:
        deviation = 1.0 if "sinks" in tensor.name else _DEVIATION
        return rng.standard_normal(tensor.shape, dtype=np.float32) * np.float32(deviation)
    _, block_bytes = gguf.GGML_QUANT_SIZES[tensor.quantization]
    size = int(np.prod(tensor.stored_shape))
    blocks = rng.integers(0, 256, (size // block_bytes, block_bytes), dtype=np.uint8)
    _set_scales(blocks, tensor.quantization)
    return blocks.reshape(tensor.stored_shape)


def _set_scales(blocks: NDArray[np.uint8], quantization: Quantization) -> None:
    """Give every block the scale at which random codes have the wanted deviation."""
    if quantization is Quantization.MXFP4:
        blocks[:, 0] = 127 - 7  # 2**-7: sixteen equally likely E2M1 codes deviate by 2.9, so 0.023
    else:
        uniform_int8_deviation = 256 / np.sqrt(12)
        blocks[:, :2] = np.frombuffer(np.float16(_DEVIATION / uniform_int8_deviation).tobytes(), np.uint8)


def main() -> None:
    """Write the file that the command line names."""
    parser = argparse.ArgumentParser(description="Write a GGUF of gpt-oss-20b's shape with random weights.")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--layers", type=int, default=LAYERS, help="default: %(default)s")
    arguments = parser.parse_args()
    write(arguments.out, arguments.layers)


if __name__ == "__main__":
    main()
