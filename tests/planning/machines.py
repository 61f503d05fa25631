"""Machines, models and runtimes to plan for: the sizes are those that the real ones report."""

from dataclasses import replace
from pathlib import Path

from gptoss_desktop.domain.hardware import Gpu, GpuProcess, Hardware, LlamaBuild
from gptoss_desktop.domain.model import ModelFormat, ModelInfo, ModelShape
from gptoss_desktop.domain.runtime import EngineRuntime, RuntimeManifest, RuntimeTarget
from gptoss_desktop.planning.inputs import PlanInputs, PlanOverrides

GIB = 2**30
MIB = 2**20

# A card's name, its memory in MiB, what the driver keeps of that, its compute capability.
CARDS: dict[str, tuple[str, int, int, tuple[int, int]]] = {
    "1080": ("NVIDIA GeForce GTX 1080", 8192, 120, (6, 1)),
    "v100": ("Tesla V100-SXM2-32GB", 32768, 320, (7, 0)),
    "t4": ("Tesla T4", 15360, 430, (7, 5)),
    "a2000": ("NVIDIA RTX A2000", 6138, 330, (8, 6)),
    "3090": ("NVIDIA GeForce RTX 3090", 24576, 310, (8, 6)),
    "4080": ("NVIDIA GeForce RTX 4080", 16376, 400, (8, 9)),
    "4090": ("NVIDIA GeForce RTX 4090", 24564, 480, (8, 9)),
    "a100": ("NVIDIA A100-SXM4-40GB", 40960, 500, (8, 0)),
    "l40s": ("NVIDIA L40S", 46068, 600, (8, 9)),
    "h100": ("NVIDIA H100 80GB HBM3", 81559, 480, (9, 0)),
    "h200": ("NVIDIA H200", 143771, 620, (9, 0)),
    "b200": ("NVIDIA B200", 183359, 640, (10, 0)),
}

_EXPERT_20B = 24 * 32 * 24_883_200 * 17 // 32
_EXPERT_120B = 36 * 128 * 24_883_200 * 17 // 32


def _shape(*, layers: int, experts: int, weights: int, expert_bytes: int) -> ModelShape:
    return ModelShape(
        layers=layers,
        hidden_size=2880,
        heads=64,
        kv_heads=8,
        head_size=64,
        vocabulary=201_088,
        weight_bytes=weights,
        expert_bytes=expert_bytes,
        experts=experts,
        sliding_layers=layers // 2,
        sliding_window=128,
    )


def _model(name: str, form: ModelFormat, shape: ModelShape) -> ModelInfo:
    suffix = ".gguf" if form is ModelFormat.GGUF else ""
    return ModelInfo(
        path=Path(f"/models/{name}{suffix}"),
        name=name,
        architecture="gpt_oss",
        size_bytes=shape.weight_bytes,
        context_length=131_072,
        format=form,
        shape=shape,
    )


FOLDER_20B = _model(
    "gpt-oss-20b",
    ModelFormat.HUGGING_FACE,
    _shape(layers=24, experts=32, weights=13_761_300_984, expert_bytes=_EXPERT_20B),
)
FILE_20B = _model(
    "gpt-oss-20b",
    ModelFormat.GGUF,
    _shape(layers=24, experts=32, weights=12_109_566_560, expert_bytes=_EXPERT_20B),
)
FOLDER_120B = _model(
    "gpt-oss-120b",
    ModelFormat.HUGGING_FACE,
    _shape(layers=36, experts=128, weights=65_248_815_744, expert_bytes=_EXPERT_120B),
)
FILE_120B = _model(
    "gpt-oss-120b",
    ModelFormat.GGUF,
    _shape(layers=36, experts=128, weights=63_387_346_464, expert_bytes=_EXPERT_120B),
)
MODELS = {"20b": (FOLDER_20B, FILE_20B), "120b": (FOLDER_120B, FILE_120B)}

RUNTIME = EngineRuntime(
    name="vllm",
    python=Path("/runtimes/vllm/bin/python"),
    manifest=RuntimeManifest("0.33.0", "2.14.0", "3.12", "x86_64", RuntimeTarget.CUDA, (13, 0), "now"),
    current=True,
)
CPU_RUNTIME = replace(
    RUNTIME,
    name="vllm-cpu",
    manifest=RuntimeManifest("0.32.0", "2.13.0", "3.11", "x86_64", RuntimeTarget.CPU, None, "now"),
)
GPU_BUILD = LlamaBuild(gpu=True, version="0.3.36")
CPU_BUILD = LlamaBuild(gpu=False, version="0.3.36")


def card(
    kind: str, index: int = 0, *, held: float = 0.0, by: str = "python3", links: tuple[int, ...] = ()
) -> Gpu:
    """Return a card of which others hold `held` GiB, linked over NVLink to those with the indices `links`."""
    name, total, kept, capability = CARDS[kind]
    taken = int(held * GIB)
    return Gpu(
        uuid=f"GPU-{index}",
        index=index,
        name=name,
        total_bytes=(total - kept) * MIB,
        free_bytes=max(0, (total - kept) * MIB - taken),
        capability=capability,
        processes=(GpuProcess(4242 + index, by, taken),) if taken else (),
        links=tuple(f"GPU-{other}" for other in links),
    )


def cards(*kinds: str, linked: bool = False) -> tuple[Gpu, ...]:
    """Return idle cards of these kinds, in this order; `linked`: each to each, as by NVSwitch."""
    places = range(len(kinds))
    return tuple(
        card(kind, place, links=tuple(other for other in places if linked and other != place))
        for place, kind in enumerate(kinds)
    )


def machine(gpus: tuple[Gpu, ...] = (), *, ram: float = 64, free: float | None = None) -> Hardware:
    """Return a machine with these cards, GiB of main memory, and a driver for CUDA 13 if it has cards."""
    return Hardware(
        gpus=gpus,
        driver="580.65.06" if gpus else "",
        cuda=(13, 0) if gpus else None,
        processor="a processor",
        cores=16,
        ram_bytes=int(ram * GIB),
        ram_free_bytes=int((ram - 4 if free is None else free) * GIB),
        cache_free_bytes=100 * GIB,
        shm_bytes=int(ram * GIB / 2),
    )


def inputs(
    hardware: Hardware,
    size: str = "20b",
    *,
    overrides: PlanOverrides | None = None,
    runtime: EngineRuntime | None = RUNTIME,
    llama: LlamaBuild = GPU_BUILD,
    companion: bool = True,
    excluded: frozenset[str] = frozenset(),
) -> PlanInputs:
    """Return what to plan: gpt-oss as a folder, with the GGUF file beside it unless `companion` is false."""
    folder, file = MODELS[size]
    return PlanInputs(
        hardware=hardware,
        model=folder,
        companion=file if companion else None,
        runtime=runtime,
        llama=llama,
        overrides=overrides or PlanOverrides(),
        excluded_gpus=excluded,
    )
