"""Causes: the engine runtime itself, and words that its version of vLLM does not take."""

from __future__ import annotations

from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.engine.causes.cards import NO_DEVICE
from gptoss_desktop.engine.causes.cause import Cause, words
from gptoss_desktop.engine.failure_table import QT_TRANSLATE_NOOP, Entry
from gptoss_desktop.engine.helpful_changes import each, eager, llama_cpp

_REPAIR = QT_TRANSLATE_NOOP("EngineFailure", "Install the runtime again, or choose another one.")
_COMPILER = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The engine needs a C compiler, and there is none in the runtime's reach."
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Repair the runtime, or install a C compiler (the package gcc), then restart the engine.",
    ),
    Remedy.CHOOSE_RUNTIME,
)
_HEADERS = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The engine needs the header files of its Python, and they are missing."
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Repair the runtime, or install the header files (the package python3-dev)."
    ),
    Remedy.CHOOSE_RUNTIME,
)
_NO_VLLM = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP("EngineFailure", "There is no vLLM in this engine runtime."),
    _REPAIR,
    Remedy.CHOOSE_RUNTIME,
)
_MODULE = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine runtime is incomplete: the module {module} is missing."),
    _REPAIR,
    Remedy.CHOOSE_RUNTIME,
)
_LIBRARY = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine runtime is incomplete: the library {library} is missing."),
    _REPAIR,
    Remedy.CHOOSE_RUNTIME,
)
_MISMATCH = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "The parts of the engine runtime do not fit together: {library} was built for another version.",
    ),
    _REPAIR,
    Remedy.CHOOSE_RUNTIME,
)
_IMPORT = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP("EngineFailure", "The parts of the engine runtime do not fit together: {reason}."),
    _REPAIR,
    Remedy.CHOOSE_RUNTIME,
)
_ARCHITECTURE = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine runtime was built for another kind of processor."),
    _REPAIR,
    Remedy.CHOOSE_RUNTIME,
)
_VOCABULARY = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "This version of vLLM wants to download gpt-oss's vocabulary, and there is no network.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Choose a runtime with vLLM 0.31 or newer: it brings the vocabulary along."
    ),
    Remedy.CHOOSE_RUNTIME,
)
_WORDS = Entry(
    FailureKind.RUNTIME_BROKEN,
    QT_TRANSLATE_NOOP("EngineFailure", "This version of vLLM does not know the options {words}."),
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "Choose a runtime with vLLM 0.31 or newer, and look at the further options of the plan.",
    ),
    Remedy.CHOOSE_RUNTIME,
)
_VALUE = Entry(
    FailureKind.PLAN_REFUSED,
    QT_TRANSLATE_NOOP("EngineFailure", "vLLM refuses the option {option}: {reason}."),
    QT_TRANSLATE_NOOP("EngineFailure", "Change the plan, or choose another runtime."),
    Remedy.CHANGE_PLAN,
)
_COMPILE = Entry(
    FailureKind.INTERNAL,
    QT_TRANSLATE_NOOP("EngineFailure", "The engine could not compile the model: {reason}."),
    QT_TRANSLATE_NOOP("EngineFailure", "Start it without compiled graphs: it is slower, but it works."),
    Remedy.CHANGE_PLAN,
)
_ADDRESS = Entry(
    # The next start takes other ports.
    FailureKind.CRASHED,
    QT_TRANSLATE_NOOP("EngineFailure", "An address that the engine needs is in use by another program."),
    QT_TRANSLATE_NOOP(
        "EngineFailure", "Restart the engine. If it does not help, end what is left of an older one."
    ),
    Remedy.RESTART_ENGINE,
)

RUNTIME: tuple[Cause, ...] = (
    Cause(words(r"error: unrecognized arguments: (?P<words>[^\n\r]*[^\n\r ])"), _WORDS),
    Cause(words(r"error: argument (?P<option>--[\w-]+)[^:\n]*: (?P<reason>[^\n\r]*[^\n\r. ])"), _VALUE),
    Cause(words(r"Failed to find C compiler", r"No such file or directory: '(?:gcc|cc|clang)'"), _COMPILER),
    Cause(words(r"Python\.h: No such file or directory"), _HEADERS),
    Cause(words(r"error downloading or loading vocab file"), _VOCABULARY),
    Cause(words(r"No module named '?vllm(?:\.entrypoints[\w.]*)?'?[)\s]*$"), _NO_VLLM),
    Cause(
        words(r"(?P<library>lib[\w+-]+\.so[\w.]*): cannot open shared object file"),
        _LIBRARY,
        sign="cannot open shared object file",
    ),
    Cause(words(r"(?P<library>[\w.-]+\.so[\w.]*): undefined symbol"), _MISMATCH, sign=": undefined symbol"),
    Cause(words(r"wrong ELF class", r"invalid ELF header", r"Exec format error"), _ARCHITECTURE),
    NO_DEVICE,
    Cause(
        words(
            r"(?P<reason>(?:torch\.(?:_inductor|_dynamo)\.exc|triton\.(?:compiler|runtime)\.errors)"
            r"\.\w+: [^\n\r]*[^\n\r. ])",
        ),
        _COMPILE,
        each(eager, llama_cpp),
    ),
    Cause(words(r"\[Errno 98\] Address already in use", r"EADDRINUSE"), _ADDRESS),
    # A module that is only looked for is said to be missing too, so these come when nothing else was found.
    Cause(words(r"ModuleNotFoundError: No module named '(?P<module>[\w.]+)'"), _MODULE),
    Cause(words(r"^[^\n]*\bImportError: (?P<reason>[^\n\r]*[^\n\r. ])"), _IMPORT, sign="ImportError: "),
)
"""In the order in which they are looked for."""
