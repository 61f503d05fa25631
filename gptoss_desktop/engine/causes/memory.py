"""Causes: a card's memory, main memory, shared memory, the disk."""

from __future__ import annotations

from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.engine.causes.cause import Cause, words
from gptoss_desktop.engine.failure_table import KILLED, QT_TRANSLATE_NOOP, Entry
from gptoss_desktop.engine.helpful_changes import (
    each,
    eager,
    fewer_sequences,
    fitting_context,
    fp8_cache,
    less_memory,
    llama_cpp,
    lower_share,
    other_gpus,
    share_that_is_free,
    shorter_context,
    usual_share,
)

_RUNNING = "EngineCore encountered a fatal error"
_TORCH = (
    r"OutOfMemoryError: CUDA out of memory\. Tried to allocate (?P<wanted>[\d.]+ \wiB)\..*?"
    r"total capacity of [\d.]+ \wiB of which (?P<free>[\d.]+ \wiB) is free"
)
_NO_ROOM = words(
    r"OutOfMemoryError: CUDA out of memory",
    r"CUDA error: out of memory",
    r"CUBLAS_STATUS_ALLOC_FAILED",
)

_HELD = Entry(
    FailureKind.GPU_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Only {free} of the card's {total} GiB are free, but the engine was to take {wanted} GiB.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Close the programs that hold the card's memory, or let the engine take less of it."
    ),
    Remedy.CHANGE_PLAN,
)
_HELD_RAM = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Only {free} of {total} GiB of main memory are free, but the engine was to take {wanted} GiB.",
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Close other programs, or let the engine take less of the memory."),
    Remedy.CHANGE_PLAN,
)
_MOVING = Entry(
    FailureKind.CRASHED,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Another program gave memory of the card back while the engine measured it."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Start the engine again when the other program has ended."),
    Remedy.RESTART_ENGINE,
)
_NO_CACHE = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "With the model loaded, no memory is left for the context of any conversation."
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Choose a shorter context or fewer answers at once, or the other engine."
    ),
    Remedy.CHANGE_PLAN,
)
_LONG = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "A context of {context} tokens needs {needed} GiB of memory, but {available} GiB are left for it.",
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose a shorter context."),
    Remedy.CHANGE_PLAN,
)
_LONG_TOKENS = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "There is memory for {tokens} tokens, but the context has {context} tokens."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose a shorter context."),
    Remedy.CHANGE_PLAN,
)
_TOO_BIG = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP("EngineFailure", "The model does not fit into the memory of the cards."),
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Choose more cards, a smaller model, or llama.cpp, which can leave a part in main memory.",
    ),
    Remedy.CHANGE_PLAN,
)
_RAN_OUT = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "The card's memory ran out while the engine worked: it asked for {wanted}, and {free} were free.",
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose fewer answers at once, or a smaller share of the card."),
    Remedy.CHANGE_PLAN,
)
_RAN_OUT_PLAIN = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP("EngineFailure", "The card's memory ran out while the engine worked."),
    _RAN_OUT.advice,
    Remedy.CHANGE_PLAN,
)
_WARM_UP = Entry(
    FailureKind.OUT_OF_MEMORY,
    QT_TRANSLATE_NOOP("EngineFailure", "The card's memory ran out while the engine warmed up."),
    _RAN_OUT.advice,
    Remedy.CHANGE_PLAN,
)
_SHARED = Entry(
    FailureKind.SHARED_MEMORY,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The engine needs {needed} MiB of shared memory (/dev/shm), but {free} MiB are free."
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Give the system or the container a larger /dev/shm, or remove files from it."
    ),
    Remedy.RESTART_ENGINE,
)
_SHARED_PLAIN = Entry(
    FailureKind.SHARED_MEMORY,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine's shared memory (/dev/shm) is too small."),
    _SHARED.advice,
    Remedy.RESTART_ENGINE,
)
_DISK = Entry(
    FailureKind.DISK_FULL,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The disk of the engine's caches is full: {path} could not be written."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Make room on the disk, then restart the engine."),
    Remedy.RESTART_ENGINE,
)
_DISK_PLAIN = Entry(
    FailureKind.DISK_FULL,
    QT_TRANSLATE_NOOP("EngineFailure", "The disk of the engine's caches is full."),
    _DISK.advice,
    Remedy.RESTART_ENGINE,
)

_in_profile = each(fewer_sequences, eager, shorter_context, llama_cpp)
_in_answer = each(fewer_sequences, lower_share, llama_cpp)

MEMORY: tuple[Cause, ...] = (
    Cause(
        words(
            r"Free memory on device[^(\n]*\((?P<free>[\d.]+)/(?P<total>[\d.]+) GiB\) on startup"
            r" is less than desired GPU memory utilization \([\d.]+, (?P<wanted>[\d.]+) GiB\)"
        ),
        _HELD,
        each(share_that_is_free, other_gpus, llama_cpp),
    ),
    Cause(
        words(
            r"Available memory on node[^(\n]*\((?P<free>[\d.]+)/(?P<total>[\d.]+) GiB\) on startup"
            r" is less than desired CPU memory utilization \([\d.]+, (?P<wanted>[\d.]+) GiB\)"
        ),
        _HELD_RAM,
        each(share_that_is_free, llama_cpp),
    ),
    Cause(words(r"AssertionError: Error in memory profiling"), _MOVING),
    Cause(
        words(
            r"max seq len \((?P<context>\d+)\), \(?(?P<needed>[\d.]+) GiB KV cache is needed,"
            r" which is larger than the available KV cache memory \((?P<available>[\d.]+) GiB\)\."
            r"(?:[^\n]*estimated maximum model length is (?P<tokens>\d+))?"
        ),
        _LONG,
        each(fitting_context, fp8_cache, llama_cpp),
    ),
    Cause(
        # Up to vLLM 0.8.
        words(
            r"max seq len \((?P<context>\d+)\) is larger than the maximum number of tokens"
            r" that can be stored in KV cache \((?P<tokens>\d+)\)"
        ),
        _LONG_TOKENS,
        each(fitting_context, fp8_cache, llama_cpp),
    ),
    Cause(
        words(
            r"No available memory for the cache blocks",
            r"Cannot auto-fit max_model_len: not enough GPU memory",
            r"on kv cache allocation is less than requested memory for kv",
        ),
        _NO_CACHE,
        each(shorter_context, fewer_sequences, fp8_cache, usual_share, llama_cpp),
    ),
    Cause(words(r"Failed to load model - not enough GPU memory"), _TOO_BIG),
    Cause(words(r"CUDA out of memory occurred when warming up"), _WARM_UP, _in_profile),
    Cause(words(_TORCH), _RAN_OUT, _in_answer, after=_RUNNING),
    Cause(_NO_ROOM, _RAN_OUT_PLAIN, _in_answer, after=_RUNNING),
    Cause(_NO_ROOM, _WARM_UP, _in_profile, after="Model loading took"),
    Cause(_NO_ROOM, _TOO_BIG),
    Cause(
        words(
            r"Insufficient space in /dev/shm[^\n]*?: (?P<needed>\d+) MiB required, (?P<free>\d+) MiB free",
        ),
        _SHARED,
    ),
    Cause(
        words(
            r"Error while creating shared memory segment",
            r"No space left on device: '/?(?:dev/shm|psm_)",
            # A write to shared memory that has no page left is SIGBUS.
            r"died unexpectedly \(exit code: -7\)",
            r"Failed core proc\(s\): \{[^}\n]*: -7\b",
        ),
        _SHARED_PLAIN,
    ),
    Cause(words(r"(?:No space left on device|Disk quota exceeded): '(?P<path>[^'\n]+)'"), _DISK),
    Cause(words(r"No space left on device", r"Disk quota exceeded"), _DISK_PLAIN),
    Cause(
        # One of vLLM's processes was killed, which vLLM itself did not ask for.
        words(r"died unexpectedly \(exit code: -9\)", r"Failed core proc\(s\): \{[^}\n]*: -9\b"),
        KILLED,
        each(less_memory, llama_cpp),
    ),
    Cause(words(r"std::bad_alloc", r"(?<!Of)MemoryError\b"), KILLED, each(less_memory, llama_cpp)),
)
"""In the order in which they are looked for."""
