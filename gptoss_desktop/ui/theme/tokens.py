"""The design tokens: colours by role in both themes, and the measures of the grid.

Contrast of every text role against its grounds is at least 4.5 (WCAG 2.2, 1.4.3); a test holds that.
"""

from __future__ import annotations

from dataclasses import dataclass

GRID = 8
"""The unit of every margin and gap, in device-independent pixels."""
RADIUS = 8
COLUMN_WIDTH = 760
"""The widest a column of text gets, in device-independent pixels: about 90 characters."""
MOTION_MS = 120


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as #rrggbb by role."""

    name: str
    dark: bool
    window: str
    surface: str
    raised: str
    hairline: str
    text: str
    text_muted: str
    accent: str
    accent_text: str
    selection: str
    success: str
    warning: str
    danger: str
    code_background: str
    user_bubble: str


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    hairline="#dfe2e7",
    text="#1c2026",
    text_muted="#5d6673",
    accent="#2458c5",
    accent_text="#ffffff",
    selection="#cfdefb",
    success="#1d7a43",
    warning="#8a5a00",
    danger="#b3261e",
    code_background="#f2f4f7",
    user_bubble="#e6edfb",
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#16181c",
    surface="#1c1f24",
    raised="#24282f",
    hairline="#343a43",
    text="#e4e7ec",
    text_muted="#a0a8b4",
    accent="#7ea6f7",
    accent_text="#10131a",
    selection="#33497a",
    success="#63c58a",
    warning="#e2b45a",
    danger="#f2877f",
    code_background="#23272e",
    user_bubble="#263452",
)
