"""The number fields of the dock, as data. Ranges are `domain.parameters.RANGES`."""

from __future__ import annotations

from dataclasses import dataclass

from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class NumberSpec:
    """One number. `name` is the wire's; `label` and `hint` are English, translated when they are shown.

    `step` is what an arrow key adds. `slider` is the part of the range that is worth dragging
    over, None where no slider helps.
    """

    name: str
    label: str
    hint: str
    step: float
    slider: tuple[float, float] | None = None
    decimals: int = 0


SAMPLING = (
    NumberSpec(
        "temperature",
        QT_TRANSLATE_NOOP("Parameters", "Temperature"),
        QT_TRANSLATE_NOOP("Parameters", "Higher is more varied, lower is more certain."),
        step=0.05,
        slider=(0.0, 2.0),
        decimals=2,
    ),
    NumberSpec(
        "top_p",
        QT_TRANSLATE_NOOP("Parameters", "Top-p"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Choose among the likeliest words that together have this probability."
        ),
        step=0.01,
        slider=(0.0, 1.0),
        decimals=2,
    ),
    NumberSpec(
        "min_p",
        QT_TRANSLATE_NOOP("Parameters", "Min-p"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Leave out words that are less likely than this part of the likeliest."
        ),
        step=0.01,
        slider=(0.0, 1.0),
        decimals=2,
    ),
    NumberSpec(
        "top_k",
        QT_TRANSLATE_NOOP("Parameters", "Top-k"),
        QT_TRANSLATE_NOOP("Parameters", "Choose among this many of the likeliest words; 0 or -1 means all."),
        step=1,
    ),
    NumberSpec(
        "repetition_penalty",
        QT_TRANSLATE_NOOP("Parameters", "Repetition penalty"),
        QT_TRANSLATE_NOOP("Parameters", "Above 1, what was said already becomes less likely."),
        step=0.05,
        decimals=2,
    ),
    NumberSpec(
        "seed",
        QT_TRANSLATE_NOOP("Parameters", "Seed"),
        QT_TRANSLATE_NOOP("Parameters", "The same seed gives the same answer again."),
        step=1,
    ),
)
ANSWER = (
    NumberSpec(
        "max_tokens",
        QT_TRANSLATE_NOOP("Parameters", "Answer length"),
        QT_TRANSLATE_NOOP(
            "Parameters", "The most tokens an answer may have; a token is about three quarters of a word."
        ),
        step=64,
    ),
)
