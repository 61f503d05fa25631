"""The kinds of models that vLLM is offered here: plain text, their code in vLLM itself."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ALL = 1
"""For `sliding_period`: every layer slides."""


@dataclass(frozen=True, slots=True)
class Family:
    """`gguf` is llama.cpp's name of the same architecture; `tied`: its head is its embedding by default.

    Where a config does not list its layers, all but the last of each `sliding_period` layers look back a
    window only; 0: none does, 1: all do.
    """

    gguf: str
    sliding_period: int = 0
    tied: bool = False


FAMILIES: Mapping[str, Family] = MappingProxyType(
    {
        "GptOssForCausalLM": Family("gpt-oss", 2),
        "LlamaForCausalLM": Family("llama"),
        "MistralForCausalLM": Family("llama", ALL),
        "MixtralForCausalLM": Family("llama", ALL),
        "Qwen2ForCausalLM": Family("qwen2"),
        "Qwen3ForCausalLM": Family("qwen3"),
        "Qwen3MoeForCausalLM": Family("qwen3moe"),
        "Gemma2ForCausalLM": Family("gemma2", 2, tied=True),
        "Gemma3ForCausalLM": Family("gemma3", 6, tied=True),
        "Phi3ForCausalLM": Family("phi3", ALL),
        "GraniteForCausalLM": Family("granite"),
    }
)
"""By `architectures` of config.json. Names as in `_TEXT_GENERATION_MODELS` of vLLM's registry; periods as the
`layer_types` that transformers' config classes make by default, and as `set_swa_pattern` in llama.cpp."""

QUANTIZATIONS = frozenset(
    [
        *("awq", "auto_awq", "fp8", "fbgemm_fp8", "modelopt", "modelopt_fp4", "modelopt_mxfp8", "gptq"),
        *("auto_gptq", "compressed-tensors", "quark", "torchao", "mxfp4", "gpt_oss_mxfp4", "mxfp8"),
    ]
)
"""`quant_method` of config.json: those of vLLM's `QUANTIZATION_METHODS` that a checkpoint can bring."""


def sliding_layers(layers: int, period: int) -> int:
    """Return how many of the layers look back a window only."""
    if period == ALL:
        return layers
    return sum(1 for layer in range(layers) if period and layer % period < period - 1)


def gguf_architecture(model_type: str) -> str:
    """Return llama.cpp's name for a `model_type` of config.json, or the text itself where there is none."""
    return _BY_TYPE.get(model_type, model_type)


_BY_TYPE = {
    "gpt_oss": "gpt-oss",
    "mistral": "llama",
    "mixtral": "llama",
    "qwen3_moe": "qwen3moe",
    "gemma3_text": "gemma3",
}
