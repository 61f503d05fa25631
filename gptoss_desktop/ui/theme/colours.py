"""Arithmetic on colours: mixing two of them, and the contrast that a reader gets."""

from __future__ import annotations

HOVER = 0.07
PRESSED = 0.13
"""How much of the text colour a ground takes under the pointer and while it is pressed."""


def mix(ground: str, ink: str, amount: float) -> str:
    """Return `ground` with `amount` (0 to 1) of `ink` in it; colours are #rrggbb."""
    pairs = zip(_channels(ground), _channels(ink), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * amount):02x}" for a, b in pairs)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  sRGB's curve
