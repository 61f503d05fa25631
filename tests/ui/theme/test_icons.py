"""Icons: every name that the program uses is there, and the colour is the theme's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from gptoss_desktop.locations import resources
from gptoss_desktop.ui.actions.specs import SPECS
from gptoss_desktop.ui.theme.controller import ThemeChoice, ThemeController
from gptoss_desktop.ui.theme.icons import NORMAL, IconRole, icon
from gptoss_desktop.ui.theme.tokens import DARK, LIGHT

UI = Path(__file__).resolve().parents[3] / "gptoss_desktop" / "ui"
USES = re.compile(r'(?:icon|pixmap|icon_button|NoticeBar|IconLabel|_button|set_icon)\(\s*"([a-z0-9-]+)"')


def darkest(picture: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor:
    """Return the colour where the line covers its pixel most."""
    image = picture.pixmap(NORMAL, 1.0, mode).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=lambda colour: colour.alpha())


def is_nearly(found: QColor, wanted: str) -> bool:
    """Whether a colour is the wanted one; a line that covers a pixel not quite loses a step to rounding."""
    other = QColor(wanted)
    steps = (found.red() - other.red(), found.green() - other.green(), found.blue() - other.blue())
    return all(abs(step) <= 2 for step in steps)


def test_every_icon_that_is_asked_for_is_there() -> None:
    asked = {spec.icon for spec in SPECS if spec.icon}
    for source in UI.rglob("*.py"):
        asked.update(USES.findall(source.read_text("utf-8")))
    there = {path.stem for path in (resources() / "icons").glob("*.svg")}
    assert len(asked) > 15
    assert asked - there == set()
    assert (resources() / "icons" / "LICENSE").read_text("utf-8").startswith("ISC License")


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    themes = ThemeController(qapp, ThemeChoice.LIGHT, qapp)
    plus = icon("plus", IconRole.ACCENT)
    assert is_nearly(darkest(plus), LIGHT.accent)
    themes.choose(ThemeChoice.DARK)
    assert is_nearly(darkest(plus), DARK.accent)
    themes.choose(ThemeChoice.LIGHT)
    assert is_nearly(darkest(plus), LIGHT.accent)


def test_an_icon_that_cannot_be_used_is_pale(qapp: QApplication) -> None:
    ThemeController(qapp, ThemeChoice.LIGHT, qapp)
    assert darkest(icon("plus"), QIcon.Mode.Disabled).alpha() < darkest(icon("plus")).alpha()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_an_icon_is_sharp_at_every_scale(qapp: QApplication, scale: float) -> None:
    assert qapp is not None
    picture = icon("plus").pixmap(NORMAL, scale)
    assert picture.width() == round(NORMAL.width() * scale)
    assert picture.devicePixelRatio() == scale
