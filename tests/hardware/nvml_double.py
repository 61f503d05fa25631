# ruff: noqa: N802, N815 - the names are NVML's
"""A stand-in for the module `pynvml`: the real one's errors and constants, machines as it described them."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pynvml

MIB = 2**20


def error(code: int) -> Exception:
    """Return the real module's exception for one of NVML's codes."""
    found: Exception = pynvml.NVMLError(code)
    return found


LOST = error(pynvml.NVML_ERROR_GPU_IS_LOST)
NOT_SUPPORTED = error(pynvml.NVML_ERROR_NOT_SUPPORTED)


@dataclass
class Card:
    """What NVML says of one card. An exception in a value's place is raised instead."""

    uuid: str = "GPU-11111111-aaaa-bbbb-cccc-000000000000"
    name: str = "NVIDIA H100 80GB HBM3"
    total: int = 81559 * MIB
    reserved: int = 480 * MIB
    used: int = 0
    capability: tuple[int, int] = (9, 0)
    compute: list[tuple[int, int | None]] | Exception = field(default_factory=list)
    graphics: list[tuple[int, int | None]] | Exception = field(default_factory=list)
    mig: tuple[int, int] | None = None
    linked: tuple[int, ...] = ()
    handle: Exception | None = None
    memory: Exception | None = None


class Nvml:
    """Answers like `pynvml` on a machine with these cards; `init` is raised instead of starting.

    A driver that is `old` does not know the call that tells its own part of the memory.
    """

    NVMLError = pynvml.NVMLError
    NVML_DEVICE_MIG_ENABLE = pynvml.NVML_DEVICE_MIG_ENABLE
    NVML_P2P_CAPS_INDEX_NVLINK = pynvml.NVML_P2P_CAPS_INDEX_NVLINK
    NVML_P2P_STATUS_OK = pynvml.NVML_P2P_STATUS_OK
    nvmlMemory_v2 = pynvml.nvmlMemory_v2

    def __init__(
        self,
        *cards: Card,
        driver: str = "580.65.06",
        cuda: int | Exception = 13000,
        init: Exception | None = None,
        count: Exception | None = None,
        old: bool = False,
    ) -> None:
        self._old = old
        self._cards = cards
        self._driver = driver
        self._cuda = cuda
        self._init = init
        self._count = count
        self.open = 0

    def __getattr__(self, name: str) -> Any:
        """Give the error codes of the real module; nothing else that was not thought of."""
        if name.startswith("NVML_ERROR_"):
            return getattr(pynvml, name)
        raise AttributeError(name)

    def nvmlInit(self) -> None:
        _raise(self._init)
        self.open += 1

    def nvmlShutdown(self) -> None:
        self.open -= 1

    def nvmlSystemGetDriverVersion(self) -> str:
        return self._driver

    def nvmlSystemGetCudaDriverVersion_v2(self) -> int:
        return int(_value(self._cuda))

    def nvmlDeviceGetCount(self) -> int:
        _raise(self._count)
        return len(self._cards)

    def nvmlDeviceGetHandleByIndex(self, index: int) -> Card:
        _raise(self._cards[index].handle)
        return self._cards[index]

    def nvmlDeviceGetUUID(self, card: Card) -> str:
        return card.uuid

    def nvmlDeviceGetName(self, card: Card) -> str:
        return card.name

    def nvmlDeviceGetMemoryInfo(self, card: Card, version: int | None = None) -> SimpleNamespace:
        _raise(card.memory)
        free = card.total - card.reserved - card.used
        if version is None:
            return SimpleNamespace(total=card.total, free=free, used=card.total - free)
        if self._old:
            raise error(pynvml.NVML_ERROR_FUNCTION_NOT_FOUND)
        return SimpleNamespace(total=card.total, reserved=card.reserved, free=free, used=card.used)

    def nvmlDeviceGetCudaComputeCapability(self, card: Card) -> tuple[int, int]:
        return card.capability

    def nvmlDeviceGetMigMode(self, card: Card) -> list[int]:
        if card.mig is None:
            raise NOT_SUPPORTED
        return list(card.mig)

    def nvmlDeviceGetComputeRunningProcesses(self, card: Card) -> list[SimpleNamespace]:
        return [SimpleNamespace(pid=pid, usedGpuMemory=used) for pid, used in _value(card.compute)]

    def nvmlDeviceGetGraphicsRunningProcesses(self, card: Card) -> list[SimpleNamespace]:
        return [SimpleNamespace(pid=pid, usedGpuMemory=used) for pid, used in _value(card.graphics)]

    def nvmlDeviceGetP2PStatus(self, card: Card, other: Card, index: int) -> int:
        assert index == pynvml.NVML_P2P_CAPS_INDEX_NVLINK
        linked = self._cards.index(other) in card.linked
        return int(pynvml.NVML_P2P_STATUS_OK if linked else pynvml.NVML_P2P_STATUS_NOT_SUPPORTED)


def _raise(problem: Exception | None) -> None:
    if problem is not None:
        raise problem


def _value(value: Any) -> Any:
    if isinstance(value, Exception):
        raise value
    return value
