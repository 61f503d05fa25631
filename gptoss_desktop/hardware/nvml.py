"""Read the NVIDIA cards by NVML. Runs in a child: a driver that hangs or crashes takes nothing with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from gptoss_desktop.domain.hardware import Gpu, GpuProcess
from gptoss_desktop.domain.said import say
from gptoss_desktop.hardware.findings import CardCount, Driver, Link, Problem
from gptoss_desktop.hardware.nvml_errors import WITHOUT_DRIVER, card_problem, driver_problem, is_one_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gptoss_desktop.hardware.findings import Finding

Nvml: TypeAlias = Any
"""The module `pynvml`, which is not typed, or what stands in for it."""

PROC = Path("/proc")
MIG_PROBLEM = say(
    "It is split into MIG instances, which this program does not use; have MIG switched off for it."
)


def read_gpus(nvml: Nvml, *, card_in_computer: bool) -> Iterator[Finding]:
    """Yield what NVML tells, each as soon as it is known; a fault becomes a `Problem`, or a card's problem.

    `card_in_computer` is whether the PCI bus shows an NVIDIA card: without one a missing driver is no fault.
    """
    try:
        nvml.nvmlInit()
    except nvml.NVMLError as error:
        if card_in_computer or not is_one_of(nvml, error, WITHOUT_DRIVER):
            yield Problem(driver_problem(nvml, error))
        return
    try:
        yield _driver(nvml)
        count = nvml.nvmlDeviceGetCount()
        yield CardCount(count)
        handles: dict[str, Any] = {}
        for index in range(count):
            yield _card(nvml, index, handles)
        yield from _links(nvml, handles)
    except nvml.NVMLError as error:
        yield Problem(driver_problem(nvml, error))
    finally:
        nvml.nvmlShutdown()


def _driver(nvml: Nvml) -> Driver:
    # 13010 is CUDA 13.1.
    number = _or_else(nvml, 0, nvml.nvmlSystemGetCudaDriverVersion_v2)
    cuda = (number // 1000, number % 1000 // 10) if number else None
    return Driver(nvml.nvmlSystemGetDriverVersion(), cuda)


def _card(nvml: Nvml, index: int, handles: dict[str, Any]) -> Gpu:
    """Return one card, and keep its handle under its UUID where it is fit for use."""
    uuid, name = "", f"GPU {index}"
    try:
        handle = nvml.nvmlDeviceGetHandleByIndex(index)
        uuid = nvml.nvmlDeviceGetUUID(handle)
        name = nvml.nvmlDeviceGetName(handle)
        memory = _memory(nvml, handle)
        capability = nvml.nvmlDeviceGetCudaComputeCapability(handle)
    except nvml.NVMLError as error:
        return Gpu(uuid, index, name, 0, 0, (0, 0), problem=card_problem(nvml, error))
    handles[uuid] = handle
    return Gpu(
        uuid,
        index,
        name,
        total_bytes=memory[0],
        free_bytes=memory[1],
        capability=(capability[0], capability[1]),
        processes=_processes(nvml, handle),
        problem=MIG_PROBLEM if _in_mig_mode(nvml, handle) else "",
    )


def _memory(nvml: Nvml, handle: Any) -> tuple[int, int]:  # noqa: ANN401 - a pointer of ctypes
    """Return what programs can have of a card, as CUDA tells it, and what of that is free.

    The driver keeps a part for itself, 0.5 GiB of an H100, which the newer call tells apart. Drivers before
    510 know only the older one, whose total is that of the hardware.
    """
    try:
        memory = nvml.nvmlDeviceGetMemoryInfo(handle, version=nvml.nvmlMemory_v2)
    except nvml.NVMLError:
        memory = nvml.nvmlDeviceGetMemoryInfo(handle)
        return memory.total, memory.free
    return memory.total - memory.reserved, memory.free


def _in_mig_mode(nvml: Nvml, handle: Any) -> bool:  # noqa: ANN401 - a pointer of ctypes
    present, _after_reset = _or_else(nvml, (0, 0), nvml.nvmlDeviceGetMigMode, handle)
    return bool(present == nvml.NVML_DEVICE_MIG_ENABLE)


def _processes(nvml: Nvml, handle: Any) -> tuple[GpuProcess, ...]:  # noqa: ANN401
    """Return who holds memory, the display's server too; NVML says None for what it may not tell."""
    found: dict[int, GpuProcess] = {}
    for listing in (nvml.nvmlDeviceGetComputeRunningProcesses, nvml.nvmlDeviceGetGraphicsRunningProcesses):
        for process in _or_else(nvml, [], listing, handle):
            used = process.usedGpuMemory or 0
            known = found.get(process.pid)
            if known is None or known.used_bytes < used:
                found[process.pid] = GpuProcess(process.pid, process_name(process.pid), used)
    return tuple(sorted(found.values(), key=lambda process: (-process.used_bytes, process.pid)))


def process_name(pid: int, proc: Path = PROC) -> str:
    """Return a process's short name; empty where it is gone, or hidden as from inside a container."""
    try:
        return (proc / str(pid) / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _links(nvml: Nvml, handles: dict[str, Any]) -> Iterator[Link]:
    """Yield each pair with NVLink between, by a bridge or through switches."""
    cards = list(handles.items())
    for place, (first, one) in enumerate(cards):
        for second, other in cards[place + 1 :]:
            status = _or_else(
                nvml, None, nvml.nvmlDeviceGetP2PStatus, one, other, nvml.NVML_P2P_CAPS_INDEX_NVLINK
            )
            if status == nvml.NVML_P2P_STATUS_OK:
                yield Link(first, second)


def _or_else(nvml: Nvml, otherwise: Any, question: Callable[..., Any], *about: Any) -> Any:  # noqa: ANN401
    """Return the answer to a question that not every card or driver knows, else `otherwise`."""
    try:
        return question(*about)
    except nvml.NVMLError:
        return otherwise
