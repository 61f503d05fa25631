"""Numbers as people type them."""

from __future__ import annotations

from gptoss_desktop.domain.parameters_ranges import RANGES, check_range, out_of_range

_LONGEST = 24
"""Characters of what was typed that a sentence repeats."""


def parse_number(name: str, text: str) -> float | int | None:
    """Return the number that was typed for a parameter; None for an empty field.

    A decimal comma is taken as well as a point.

    Raises:
        ParameterError: it is not a number, or out of the parameter's range.
    """
    written = text.strip().replace(",", ".")
    if not written:
        return None
    try:
        value = float(written)
    except ValueError:
        raise out_of_range(name, f"“{_short(text.strip())}”") from None
    check_range(name, value)
    return int(value) if RANGES[name].integer else value


def format_number(value: float | None, decimals: int) -> str:
    """Return the shortest text of the number: to `decimals` places, or all where it has more."""
    if value is None:
        return ""
    rounded = round(value, decimals)
    shown = rounded if abs(rounded - value) < 10 ** -(decimals + 6) else value
    return (
        f"{shown:.{decimals}f}".rstrip("0").rstrip(".") if decimals and shown == rounded else f"{shown:.12g}"
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
