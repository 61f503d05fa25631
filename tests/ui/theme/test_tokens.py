"""Contrast, as WCAG 2.2 counts it."""

from __future__ import annotations

import pytest

from gptoss_desktop.ui.theme.colours import contrast, mix
from gptoss_desktop.ui.theme.tokens import DARK, LIGHT, Theme

TEXT_ROLES = ("text", "text_muted", "accent", "success", "warning", "danger")
GROUNDS = ("window", "surface", "raised", "code_background")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_can_be_read_on_every_ground(theme: Theme, ground: str, role: str) -> None:
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_text_can_be_read_on_colours(theme: Theme) -> None:
    assert contrast(theme.accent_text, theme.accent) >= 4.5
    assert contrast(theme.text, theme.selection) >= 4.5
    assert contrast(theme.text, theme.user_bubble) >= 4.5


def test_contrast_knows_the_ends_of_the_scale() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_mixing_goes_from_ground_to_ink() -> None:
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#646464", 0.5) == "#323232"
