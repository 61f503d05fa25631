"""Causes: the model, and a plan that does not fit it."""

from __future__ import annotations

from gptoss_desktop.domain.failure import FailureKind, Remedy
from gptoss_desktop.engine.causes.cause import Cause, words
from gptoss_desktop.engine.failure_table import QT_TRANSLATE_NOOP, Entry
from gptoss_desktop.engine.helpful_changes import each, llama_cpp, model_length, other_gpus

_OTHER_MODEL = QT_TRANSLATE_NOOP("EngineFailure", "Choose another model, or get this one again.")
_OLD_CARD = Entry(
    FailureKind.MODEL_UNSUPPORTED,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "The model's weights (MXFP4) need a card of compute capability {need}, but this one has {have}.",
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Use llama.cpp, which runs on older cards too."),
    Remedy.CHANGE_PLAN,
)
_NO_KERNEL = Entry(
    FailureKind.MODEL_UNSUPPORTED,
    QT_TRANSLATE_NOOP("EngineFailure", "vLLM has no code for the model's weights (MXFP4) on this machine."),
    QT_TRANSLATE_NOOP("EngineFailure", "Use llama.cpp, which computes with these weights everywhere."),
    Remedy.CHANGE_PLAN,
)
_ARCHITECTURE = Entry(
    FailureKind.MODEL_UNSUPPORTED,
    QT_TRANSLATE_NOOP("EngineFailure", "This version of vLLM does not know the model's architecture {name}."),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose another model, or a runtime with a newer vLLM."),
    Remedy.CHOOSE_MODEL,
)
_SHAPE = Entry(
    FailureKind.MODEL_INVALID,
    QT_TRANSLATE_NOOP("EngineFailure", "The model's weights do not fit its config.json: {reason}."),
    _OTHER_MODEL,
    Remedy.CHOOSE_MODEL,
)
_DAMAGED = Entry(
    FailureKind.MODEL_INVALID,
    QT_TRANSLATE_NOOP("EngineFailure", "A file of the model's weights is damaged: {reason}."),
    _OTHER_MODEL,
    Remedy.CHOOSE_MODEL,
)
_FILE = Entry(
    FailureKind.MODEL_INVALID,
    QT_TRANSLATE_NOOP("EngineFailure", "The model's folder is incomplete: {file} is missing."),
    _OTHER_MODEL,
    Remedy.CHOOSE_MODEL,
)
_TOKENIZER = Entry(
    FailureKind.MODEL_INVALID,
    QT_TRANSLATE_NOOP("EngineFailure", "The model's tokenizer cannot be read."),
    _OTHER_MODEL,
    Remedy.CHOOSE_MODEL,
)
_WEIGHTS = Entry(
    FailureKind.MODEL_INVALID,
    QT_TRANSLATE_NOOP("EngineFailure", "The model's folder holds no weights."),
    _OTHER_MODEL,
    Remedy.CHOOSE_MODEL,
)
_DIVIDE = Entry(
    FailureKind.PLAN_REFUSED,
    QT_TRANSLATE_NOOP(
        "EngineFailure", "The model cannot be divided among {cards} cards: {cards} does not divide {heads}."
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose 1, 2, 4 or 8 cards in the plan."),
    Remedy.CHANGE_PLAN,
)
_FEW = Entry(
    FailureKind.PLAN_REFUSED,
    QT_TRANSLATE_NOOP("EngineFailure", "The plan wants {cards} cards, but the engine sees {seen}."),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose fewer cards in the plan."),
    Remedy.CHANGE_PLAN,
)
_LONG = Entry(
    FailureKind.PLAN_REFUSED,
    QT_TRANSLATE_NOOP(
        "EngineFailure",
        "A context of {context} tokens is longer than the {tokens} that the model was made for.",
    ),
    QT_TRANSLATE_NOOP("EngineFailure", "Choose a shorter context."),
    Remedy.CHANGE_PLAN,
)
_TENSOR = r"model\.[\w.]+|lm_head[\w.]*|[\w.]*(?:layers|embed|norm)\.[\w.]*"

MODEL: tuple[Cause, ...] = (
    Cause(
        words(
            r"not supported for the current GPU\. Minimum capability: (?P<need>\d+)\."
            r" Current capability: (?P<have>\d+)"
        ),
        _OLD_CARD,
    ),
    Cause(
        words(
            r"Bfloat16 is only supported on GPUs with compute capability of at least (?P<need>[\d.]+\d)[^\n]*"
            r"compute capability (?P<have>[\d.]+\d)"
        ),
        _OLD_CARD,
    ),
    Cause(words(r"No MXFP4 MoE backend supports the deployment configuration"), _NO_KERNEL),
    Cause(
        words(
            r"heads \((?P<heads>\d+)\) must be divisible by tensor parallel size \((?P<cards>\d+)\)",
        ),
        _DIVIDE,
        each(other_gpus, llama_cpp),
    ),
    Cause(
        words(r"AssertionError: (?P<heads>\d+) is not divisible by (?P<cards>\d+)"),
        _DIVIDE,
        each(other_gpus, llama_cpp),
    ),
    Cause(
        words(r"World size \((?P<cards>\d+)\) is larger than the number of available GPUs \((?P<seen>\d+)\)"),
        _FEW,
        each(other_gpus, llama_cpp),
    ),
    Cause(
        words(
            r"max_model_len \((?P<context>\d+)\) is greater than the derived max_model_len"
            r" \(max_position_embeddings=(?P<tokens>\d+)"
        ),
        _LONG,
        each(model_length, llama_cpp),
    ),
    Cause(words(r"Model architectures \['(?P<name>[\w]+)'\S*\] are not supported"), _ARCHITECTURE),
    Cause(words(r"model type `(?P<name>[^`\n]+)` but Transformers does not recognize"), _ARCHITECTURE),
    Cause(words(r"SafetensorError: (?P<reason>[^\n\r]*[^\n\r. ])"), _DAMAGED),
    Cause(
        words(r"Couldn't instantiate the backend tokenizer", r"Exception: data did not match any variant"),
        _TOKENIZER,
    ),
    Cause(words(r"does not appear to have a file named (?P<file>[\w.-]+\w)"), _FILE),
    Cause(words(r"Cannot find any model weights with"), _WEIGHTS),
    Cause(words(rf"KeyError: '(?P<reason>{_TENSOR})'"), _SHAPE, after="load_weights"),
    Cause(words(r"(?P<reason>size mismatch for \S+[^\s:])"), _SHAPE),
    Cause(words(r"(?P<reason>Attempted to load weight \([^\n]*\) into parameter[^\n\r]*[^\n\r. ])"), _SHAPE),
)
"""In the order in which they are looked for."""
