"""Whether this machine's NVIDIA driver can serve a runtime. A pure check: nothing is asked of the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.runtime import RuntimeTarget
from gptoss_desktop.domain.said import say
from gptoss_desktop.runtimes.problem import RuntimeProblem

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.domain.runtime import EngineRuntime


def driver_problem(runtime: EngineRuntime, hardware: Hardware) -> RuntimeProblem | None:
    """Return why the driver cannot serve the runtime, None where it can or none is needed."""
    manifest = runtime.manifest
    if manifest is None or manifest.target is not RuntimeTarget.CUDA or manifest.cuda is None:
        return None
    needed = ".".join(map(str, manifest.cuda))
    if hardware.cuda is None:
        sentence = say(
            "The runtime {name} needs CUDA {needed}, and this machine has no NVIDIA driver.",
            name=runtime.name,
            needed=needed,
        )
        advice = say("Install NVIDIA's driver, or use llama.cpp.")
        return RuntimeProblem(FailureKind.NO_DRIVER, sentence, advice)
    if manifest.served_by(hardware.cuda):
        return None
    sentence = say(
        "The runtime {name} needs CUDA {needed}, but the driver {driver} serves CUDA {served} at most.",
        name=runtime.name,
        needed=needed,
        driver=hardware.driver,
        served=".".join(map(str, hardware.cuda)),
    )
    advice = say(
        "Update NVIDIA's driver, or use a runtime that was built for CUDA {major}.", major=hardware.cuda[0]
    )
    return RuntimeProblem(FailureKind.DRIVER_TOO_OLD, sentence, advice)
