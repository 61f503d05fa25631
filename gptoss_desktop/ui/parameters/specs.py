"""How the numbers of the dock are stepped and dragged, as data. Ranges are `domain.parameters.RANGES`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberSpec:
    """One number, by its name in the table of parameters.

    `step` is what an arrow key adds. `slider` is the part of the range that is worth dragging
    over, None where no slider helps.
    """

    step: float = 1
    slider: tuple[float, float] | None = None
    decimals: int = 0


_SHARE = NumberSpec(0.01, (0.0, 1.0), 2)
_WHOLE = NumberSpec()

NUMBERS = {
    "temperature": NumberSpec(0.05, (0.0, 2.0), 2),
    "top_p": _SHARE,
    "max_tokens": NumberSpec(64),
    "top_k": NumberSpec(1, (0, 100)),
    "min_p": _SHARE,
    "seed": _WHOLE,
    "typical_p": _SHARE,
    "top_n_sigma": NumberSpec(0.1, (-1.0, 5.0), 2),
    "xtc_probability": _SHARE,
    "xtc_threshold": NumberSpec(0.01, (0.0, 0.5), 2),
    "dynatemp_range": NumberSpec(0.05, (0.0, 2.0), 2),
    "dynatemp_exponent": NumberSpec(0.1, (0.0, 3.0), 2),
    "mirostat": NumberSpec(1, (0, 2)),
    "mirostat_tau": NumberSpec(0.1, (0.0, 10.0), 2),
    "mirostat_eta": _SHARE,
    "repetition_penalty": NumberSpec(0.05, (0.5, 2.0), 2),
    "frequency_penalty": NumberSpec(0.05, (-2.0, 2.0), 2),
    "presence_penalty": NumberSpec(0.05, (-2.0, 2.0), 2),
    "penalty_last_n": NumberSpec(16),
    "dry_multiplier": NumberSpec(0.05, (0.0, 2.0), 2),
    "dry_base": NumberSpec(0.05, (1.0, 4.0), 2),
    "dry_allowed_length": NumberSpec(1, (0, 10)),
    "dry_penalty_last_n": NumberSpec(16),
    "min_tokens": NumberSpec(16),
    "thinking_token_budget": NumberSpec(64),
    "priority": _WHOLE,
}
