"""The theme is the system's unless the user chose one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from gptoss_desktop.ui.theme.controller import ThemeChoice, ThemeController
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.fonts import MIN_POINT_SIZE
from gptoss_desktop.ui.theme.tokens import DARK, LIGHT
from tests.support.qt import record_signal


def test_a_choice_dresses_everything(qapp: QApplication) -> None:
    themes = ThemeController(qapp, ThemeChoice.LIGHT, qapp)
    with record_signal(themes.changed) as changes:
        themes.choose(ThemeChoice.DARK)
        themes.choose(ThemeChoice.DARK)
    assert changes.emissions == [(DARK,)]
    assert current_theme() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.accent in qapp.styleSheet()
    themes.choose(ThemeChoice.LIGHT)
    assert current_theme() is LIGHT
    assert LIGHT.accent in qapp.styleSheet()


@pytest.mark.parametrize(("scheme", "theme"), [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)])
def test_the_systems_scheme_is_followed_live(
    qapp: QApplication, scheme: Qt.ColorScheme, theme: object
) -> None:
    ThemeController(qapp, ThemeChoice.SYSTEM, qapp)
    qapp.styleHints().setColorScheme(scheme)
    if qapp.styleHints().colorScheme() is scheme:
        assert current_theme() is theme
    qapp.styleHints().unsetColorScheme()


def test_the_font_is_comfortable(qapp: QApplication) -> None:
    ThemeController(qapp, ThemeChoice.LIGHT, qapp)
    assert qapp.font().pointSizeF() >= MIN_POINT_SIZE
