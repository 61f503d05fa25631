"""What has to be there before vLLM can be thought of, whatever the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.model import ModelFormat
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.domain.runtime import RuntimeTarget
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.sizes import GIB, gib

if TYPE_CHECKING:
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.runtime import RuntimeManifest
    from gptoss_desktop.planning.inputs import PlanInputs

CACHE_BYTES = GIB
"""The compiled model, kernels and their caches, kept for the next start; with some room to write them."""


def folder_of(inputs: PlanInputs) -> ModelInfo | None:
    """Return the model as vLLM reads it, None where there is only a GGUF file."""
    return _in_format(inputs, ModelFormat.HUGGING_FACE)


def file_of(inputs: PlanInputs) -> ModelInfo | None:
    """Return the model as llama.cpp reads it, None where there is only a folder."""
    return _in_format(inputs, ModelFormat.GGUF)


def ready_runtime(inputs: PlanInputs) -> RuntimeManifest | Obstacle:
    """Return the runtime that can start, or what keeps vLLM from running at all.

    That is the model's form, the runtime, the isolation, the disk.
    """
    folder = folder_of(inputs)
    if folder is None:
        return Obstacle(
            FailureKind.MODEL_UNSUPPORTED,
            say(
                "vLLM needs {model} as a Hugging Face folder, and only a GGUF file is here.",
                model=inputs.model.name,
            ),
            say("Put the folder of the same model among your models."),
        )
    manifest = _tested(inputs)
    if isinstance(manifest, Obstacle):
        return manifest
    return _isolation(inputs) or _disk(inputs, manifest) or _shape(folder) or manifest


def driver_obstacle(inputs: PlanInputs, manifest: RuntimeManifest) -> Obstacle | None:
    """Return what keeps a CUDA runtime from NVIDIA's driver."""
    hardware = inputs.hardware
    if not hardware.gpus:
        sentence = say("vLLM needs an NVIDIA graphics card, and none is found in this computer.")
        if hardware.gpu_problem:
            sentence = say("vLLM cannot use a graphics card. {problem}", problem=hardware.gpu_problem)
        return Obstacle(FailureKind.NO_DRIVER, sentence, say("Use llama.cpp, with a GGUF file of the model."))
    if manifest.cuda and hardware.cuda and not manifest.served_by(hardware.cuda):
        return Obstacle(
            FailureKind.DRIVER_TOO_OLD,
            say(
                "The engine runtime was built for CUDA {built}, but NVIDIA's driver {driver} serves "
                "{served} at most.",
                built=_version(manifest.cuda),
                driver=hardware.driver,
                served=_version(hardware.cuda),
            ),
            say("Install a newer driver, or an engine runtime for CUDA {major}.", major=hardware.cuda[0]),
        )
    return None


def _in_format(inputs: PlanInputs, wanted: ModelFormat) -> ModelInfo | None:
    for model in (inputs.model, inputs.companion):
        if model is not None and model.format is wanted:
            return model
    return None


def _tested(inputs: PlanInputs) -> RuntimeManifest | Obstacle:
    runtime = inputs.runtime
    if runtime is None:
        return Obstacle(
            FailureKind.RUNTIME_MISSING,
            say("No engine runtime with vLLM is installed."),
            say("Add one in the menu, or with `gptoss-desktop runtime add`."),
        )
    manifest = runtime.manifest
    if manifest is None:
        return Obstacle(
            FailureKind.RUNTIME_BROKEN,
            say("The engine runtime {name} was never tested.", name=runtime.name),
            say("Test it with `gptoss-desktop runtime test {name}`.", name=runtime.name),
        )
    if manifest.problem:
        return Obstacle(
            FailureKind.RUNTIME_BROKEN,
            say(
                "The engine runtime {name} failed its test. {problem}",
                name=runtime.name,
                problem=manifest.problem,
            ),
            say("{advice}", advice=manifest.advice)
            if manifest.advice
            else say("Choose another engine runtime, or add it again."),
        )
    return manifest


def _isolation(inputs: PlanInputs) -> Obstacle | None:
    """Refuse vLLM where nothing but seccomp is left: its processes speak TCP over `lo`."""
    if inputs.isolation is Isolation.SECCOMP:
        return Obstacle(
            FailureKind.NO_ISOLATION,
            say("vLLM needs a private network, which the isolation “seccomp” does not give."),
            say("Set the isolation to automatic, or use llama.cpp."),
        )
    does_without = inputs.allow_no_isolation and inputs.isolation in {Isolation.AUTO, Isolation.NONE}
    if inputs.own_network is False and not does_without:
        return Obstacle(
            FailureKind.NO_ISOLATION,
            say("vLLM needs a private network, and the system does not let this program make one."),
            say("Have unprivileged user namespaces allowed, or use llama.cpp."),
        )
    return None


def _disk(inputs: PlanInputs, manifest: RuntimeManifest) -> Obstacle | None:
    free = inputs.hardware.cache_free_bytes
    # A build for the processor computes as it is: it compiles and keeps nothing.
    if free >= CACHE_BYTES or manifest.target is RuntimeTarget.CPU:
        return None
    return Obstacle(
        FailureKind.DISK_FULL,
        say(
            "vLLM keeps up to {needed} GiB of compiled code, and its disk has {free} GiB free.",
            needed=gib(CACHE_BYTES),
            free=gib(free),
        ),
        say("Make room on the disk of the program's cache folder."),
    )


def _shape(folder: ModelInfo) -> Obstacle | None:
    if folder.shape is not None:
        return None
    return Obstacle(
        FailureKind.MODEL_UNSUPPORTED,
        say(
            "The folder of {model} does not tell the model's size, which vLLM's plan needs.",
            model=folder.name,
        ),
        say("Check that the folder is complete."),
    )


def _version(pair: tuple[int, int]) -> str:
    return f"{pair[0]}.{pair[1]}"
