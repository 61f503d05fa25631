"""Which parts of a model go to which device."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cache
from typing import Any

import llama_cpp.llama_cpp as llama

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import SplitMode
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.llama.load_errors import ModelLoadError

_SPLIT_MODES = {
    SplitMode.NONE: llama.LLAMA_SPLIT_MODE_NONE,
    SplitMode.LAYER: llama.LLAMA_SPLIT_MODE_LAYER,
    SplitMode.ROW: llama.LLAMA_SPLIT_MODE_ROW,
}
_EXPERTS = r"\.ffn_(up|down|gate|gate_up)_(ch|)exps"
"""The tensors of a layer's experts, weights and biases: llama.cpp's own pattern for its --cpu-moe."""


@dataclass(frozen=True, slots=True)
class Placement:
    """As `domain.plan.LlamaOptions` has it: `gpu_layers` -1 means all layers."""

    gpu_layers: int = 0
    cpu_expert_layers: int = 0
    split_mode: SplitMode = SplitMode.LAYER
    tensor_split: tuple[float, ...] = ()


ON_THE_CPU = Placement()


def check_gpu(placement: Placement) -> None:
    """Check that this build of llama.cpp can do what is asked for.

    Raises:
        ModelLoadError: it has no GPU support, or there are fewer GPUs than shares.
    """
    if placement.gpu_layers and not llama.llama_supports_gpu_offload():
        raise ModelLoadError(
            FailureKind.MODEL_UNSUPPORTED,
            say("The model cannot be put on a GPU: this program's llama.cpp was built without GPU support."),
            say("Start it with 0 GPU layers, or install a build for your GPU."),
        )
    most = llama.llama_max_devices()
    if len(placement.tensor_split) > most:
        raise ModelLoadError(
            FailureKind.MODEL_UNSUPPORTED,
            say(
                "The model cannot be split over {count} GPUs: at most {most} are known.",
                count=len(placement.tensor_split),
                most=most,
            ),
            say("Give fewer shares."),
        )


def place(placement: Placement, parameters: Any) -> object:  # noqa: ANN401 - a structure of ctypes
    """Set a placement in llama_model_params; what is returned must live until the model is loaded."""
    parameters.n_gpu_layers = placement.gpu_layers
    parameters.split_mode = _SPLIT_MODES[placement.split_mode]
    shares = None
    if placement.tensor_split:
        shares = (ctypes.c_float * llama.llama_max_devices())(*placement.tensor_split)
        parameters.tensor_split = ctypes.cast(shares, ctypes.POINTER(ctypes.c_float))
    overrides = _expert_overrides(placement.cpu_expert_layers)
    if overrides is not None:
        parameters.tensor_buft_overrides = ctypes.cast(overrides, ctypes.c_void_p)
    return shares, overrides


class _Override(ctypes.Structure):
    """llama_model_tensor_buft_override: the bindings declare the pointer to it only."""

    _fields_ = (("pattern", ctypes.c_char_p), ("buffer_type", ctypes.c_void_p))


def _expert_overrides(layers: int) -> ctypes.Array[_Override] | None:
    if not layers:
        return None
    cpu = _cpu_buffer_type()
    patterns = [rf"blk\.{layer}{_EXPERTS}".encode() for layer in range(layers)]
    # A null pattern ends the list.
    return (_Override * (layers + 1))(*(_Override(pattern, cpu) for pattern in patterns))


@cache
def _cpu_buffer_type() -> int:
    """Return ggml's buffer type for main memory, which the bindings leave out."""
    # dlsym looks in a library's dependencies too: this finds the ggml that llama.cpp itself was linked with.
    function = llama._lib.ggml_backend_cpu_buffer_type  # noqa: SLF001
    function.argtypes, function.restype = (), ctypes.c_void_p
    address: int = function()
    return address
