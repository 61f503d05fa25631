"""Causes: the graphics cards, their driver, and how they talk to each other."""

from __future__ import annotations

from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.engine.causes.cause import Cause, words
from gptoss_desktop.engine.failure_table import QT_TRANSLATE_NOOP, Entry
from gptoss_desktop.engine.helpful_changes import each, eager, llama_cpp, no_peer_to_peer, other_gpus

_LOST = Entry(
    FailureKind.GPU_LOST,
    QT_TRANSLATE_NOOP("EngineFailure", "A graphics card failed under the engine: {reason}."),
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Go on without that card. If it happens again, look for Xid in the system's log, and at the cooling.",
    ),
    Remedy.RESTART_ENGINE,
)
_LOST_XID = Entry(
    FailureKind.GPU_LOST,
    QT_TRANSLATE_NOOP("EngineFailure", "A graphics card failed: the driver reports Xid {xid}."),
    _LOST.advice,
    Remedy.RESTART_ENGINE,
)
_BUSY = Entry(
    FailureKind.GPU_LOST,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "A graphics card is not to be had: it is lost, or another program has it for itself."
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Close the program that uses the card, or choose another card in the plan."
    ),
    Remedy.CHANGE_PLAN,
)
_FAULT = Entry(
    FailureKind.CRASHED,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine's own code failed on the graphics card: {reason}."),
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Restart the engine. If it happens again, the details hold what the engine said last.",
    ),
    Remedy.RESTART_ENGINE,
)
_NO_DRIVER = Entry(
    FailureKind.NO_DRIVER,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The engine found no NVIDIA driver, or no graphics card that it can use."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Install NVIDIA's driver, or use llama.cpp."),
    Remedy.SHOW_DETAILS,
)
_TOO_OLD = Entry(
    FailureKind.DRIVER_TOO_OLD,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "The NVIDIA driver is too old for this engine runtime: it serves CUDA {cuda} at most.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Install a newer driver, or choose a runtime that was built for an older CUDA."
    ),
    Remedy.CHOOSE_RUNTIME,
)
_TOO_OLD_PLAIN = Entry(
    FailureKind.DRIVER_TOO_OLD,
    QT_TRANSLATE_NOOP("EngineFailure", "The NVIDIA driver is too old for this engine runtime."),
    _TOO_OLD.advice,
    Remedy.CHOOSE_RUNTIME,
)
_NO_CODE = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP("EngineFailure", "This engine runtime was not built for this graphics card."),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose a runtime that was built for the card, or use llama.cpp."),
    Remedy.CHOOSE_RUNTIME,
)
_CARDS = Entry(
    FailureKind.INTERNAL,
    QT_TRANSLATE_NOOP("EngineFailure", "The graphics cards could not talk to each other: {reason}."),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Switch direct transfers between the cards off, or use one card only."
    ),
    Remedy.CHANGE_PLAN,
)
_CARDS_STUCK = Entry(
    FailureKind.HANG,
    QT_TRANSLATE_NOOP("EngineFailure", "A transfer between the graphics cards did not end."),
    _CARDS.advice,
    Remedy.CHANGE_PLAN,
)
_CARDS_PLAIN = Entry(
    FailureKind.INTERNAL,
    QT_TRANSLATE_NOOP("EngineFailure", "The graphics cards could not talk to each other."),
    _CARDS.advice,
    Remedy.CHANGE_PLAN,
)
_GRAPHS = Entry(
    FailureKind.INTERNAL,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine could not record its work as CUDA graphs."),
    QT_TRANSLATE_NOOP("EngineFailure", "Start it without compiled graphs: it is slower, but it works."),
    Remedy.CHANGE_PLAN,
)

without_card = each(other_gpus, llama_cpp)
one_by_one = each(no_peer_to_peer, other_gpus, llama_cpp)

LOST: tuple[Cause, ...] = (
    Cause(words(r"NVRM: Xid[^\n]*?\): (?P<xid>\d+)"), _LOST_XID, without_card),
    Cause(
        words(
            r"(?:CUDA error|Cuda error|CUDA failure): "
            r"(?P<reason>unspecified launch failure|uncorrectable [^\n\r]*"
            r"|[^\n\r]*fallen off the bus|[^\n\r]*GPU is lost|hardware stack error|unknown error"
            r"|the launch timed out and was terminated|external device[^\n\r]*"
            r"|OS call failed or operation not supported on this OS)"
        ),
        _LOST,
        without_card,
    ),
    Cause(words(r"(?P<reason>[Gg]PU (?:is lost|has fallen off the bus))"), _LOST, without_card),
    Cause(words(r"CUDA-capable device\(s\) is/are busy or unavailable"), _BUSY, without_card),
)
"""A card that failed, whichever engine computes on it."""

CARDS: tuple[Cause, ...] = (
    *LOST,
    Cause(words(r"system is too old \(found version (?P<cuda>\d+)\)"), _TOO_OLD),
    Cause(
        words(
            r"CUDA driver version is insufficient for CUDA runtime version",
            r"PTX was compiled with an unsupported toolchain",
            r"forward compatibility was attempted on non supported HW",
        ),
        _TOO_OLD_PLAIN,
    ),
    Cause(
        words(
            r"Found no NVIDIA driver",
            r"No CUDA GPUs are available",
            r"no CUDA-capable device is detected",
            r"libcuda\.so\.1: cannot open shared object file",
        ),
        _NO_DRIVER,
    ),
    Cause(words(r"no kernel image is available for execution", r"device kernel image is invalid"), _NO_CODE),
    Cause(
        words(
            r"during capture",
            r"not permitted when stream is capturing",
            r"CUDA_ERROR_(?:NOT_PERMITTED|STREAM_CAPTURE)",
            r"CUDA error: operation would make the legacy stream depend on a capturing",
            r"[Cc]uda ?[Gg]raph capture (?:failed|error)",
        ),
        _GRAPHS,
        each(eager, llama_cpp),
    ),
    Cause(
        words(
            r"CUDA error: (?P<reason>an illegal memory access was encountered|device-side assert triggered"
            r"|misaligned address|an illegal instruction was encountered|invalid program counter)"
        ),
        _FAULT,
        each(eager, llama_cpp),
    ),
    Cause(words(r"Watchdog caught collective operation timeout"), _CARDS_STUCK, one_by_one),
    Cause(words(r"NCCL error: (?P<reason>[^\n\r(]*[^\n\r( ])"), _CARDS, one_by_one),
    Cause(
        words(r"\b(?P<reason>nccl(?:System|UnhandledCuda|Internal|Remote|InvalidUsage)Error)\b"),
        _CARDS,
        one_by_one,
    ),
    Cause(words(r"custom_all_reduce\.cuh?:\d+ '(?P<reason>[^'\n]+)'"), _CARDS, one_by_one),
    Cause(
        words(r"DistBackendError", r"peer access is not supported between these two devices"),
        _CARDS_PLAIN,
        one_by_one,
    ),
)
"""In the order in which they are looked for."""

NO_DEVICE = Cause(words(r"Failed to infer device type"), _NO_DRIVER)
"""What vLLM says where it finds neither card nor library; a broken library is the better reason."""
