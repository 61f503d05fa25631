"""The Qt palette of a theme: what every native control is drawn with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from gptoss_desktop.ui.theme.tokens import Theme

_Role = QPalette.ColorRole


def build_palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, with a disabled group that is muted rather than invisible."""
    palette = QPalette()
    for role, colour in _roles(theme).items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.text_muted))
    return palette


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: theme.window,
        _Role.WindowText: theme.text,
        _Role.Base: theme.surface,
        _Role.AlternateBase: theme.window,
        _Role.Text: theme.text,
        _Role.PlaceholderText: theme.text_muted,
        _Role.Button: theme.raised,
        _Role.ButtonText: theme.text,
        _Role.BrightText: theme.danger,
        _Role.Highlight: theme.selection,
        _Role.HighlightedText: theme.text,
        _Role.Accent: theme.accent,
        _Role.Link: theme.accent,
        _Role.LinkVisited: theme.accent,
        _Role.ToolTipBase: theme.raised,
        _Role.ToolTipText: theme.text,
        _Role.Light: theme.raised,
        _Role.Midlight: theme.hairline,
        _Role.Mid: theme.hairline,
        _Role.Dark: theme.hairline,
        _Role.Shadow: theme.hairline,
    }
