"""Line icons, drawn from SVG in the colour of a role at the moment they are painted.

An icon made once follows every later change of theme, because its engine asks for the colour each time.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from gptoss_desktop.locations import resources
from gptoss_desktop.ui.theme.current import current_theme

if TYPE_CHECKING:
    from gptoss_desktop.ui.theme.tokens import Theme

SMALL = QSize(16, 16)
NORMAL = QSize(20, 20)
_DISABLED = 0.6
"""Opacity of an icon that cannot be used; it is grey whatever its role."""


class IconRole(StrEnum):
    """The colour an icon takes; the values are the names of `Theme`'s fields."""

    TEXT = "text"
    MUTED = "text_muted"
    ACCENT = "accent"
    ON_ACCENT = "accent_text"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


def icon(name: str, role: IconRole = IconRole.MUTED) -> QIcon:
    """Return the icon of that name (a file in `resources/icons`, without `.svg`)."""
    return QIcon(_LineIconEngine(name, role))


def pixmap(name: str, role: IconRole, size: QSize, scale: float = 1.0) -> QPixmap:
    """Return the icon as a picture of `size` device-independent pixels, in the present theme's colour."""
    return _render(name, _colour(current_theme(), role), size * scale, scale)


class _LineIconEngine(QIconEngine):
    def __init__(self, name: str, role: IconRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _LineIconEngine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002  Qt's signature
        disabled = mode is QIcon.Mode.Disabled
        painter.save()
        painter.setOpacity(painter.opacity() * (_DISABLED if disabled else 1.0))
        role = IconRole.MUTED if disabled else self._role
        _renderer(self._name, _colour(current_theme(), role)).render(painter, QRectF(rect))
        painter.restore()

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802  Qt's name
        return self._picture(size, mode, state, scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._picture(size, mode, state, 1.0)

    def _picture(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt names the size in device-independent pixels.
        pixels = (size.toSizeF() * scale).toSize()
        key = self._key(pixels, mode, scale)
        picture = QPixmap()
        if QPixmapCache.find(key, picture):
            return picture
        picture = QPixmap(pixels)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(), pixels), mode, state)
        painter.end()
        picture.setDevicePixelRatio(scale)
        QPixmapCache.insert(key, picture)
        return picture

    def _key(self, pixels: QSize, mode: QIcon.Mode, scale: float) -> str:
        role = IconRole.MUTED if mode is QIcon.Mode.Disabled else self._role
        colour = _colour(current_theme(), role)
        return f"icon {self._name} {colour} {mode.name} {pixels.width()} {pixels.height()} {scale}"


def _colour(theme: Theme, role: IconRole) -> str:
    return str(getattr(theme, role.value))


def _render(name: str, colour: str, size: QSize, scale: float) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
