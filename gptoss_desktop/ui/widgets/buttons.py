"""Buttons of the house: icon buttons that always have a name and a tooltip, and worded ones by weight."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from gptoss_desktop.ui.theme.icons import SMALL, IconRole, icon
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class Weight(StrEnum):
    """How much a button asks to be pressed; the values are the style sheet's."""

    PRIMARY = "primary"
    NORMAL = "normal"
    LINK = "link"


def icon_button(
    name: str,
    label: str,
    parent: QWidget | None = None,
    *,
    role: IconRole = IconRole.MUTED,
    size: QSize = SMALL,
) -> QToolButton:
    """Return a flat button with an icon; `label` is its tooltip and its accessible name.

    It takes the focus by Tab only, so that a click leaves the cursor where the user writes.
    """
    button = QToolButton(parent)
    button.setIcon(icon(name, role))
    button.setIconSize(size)
    relabel(button, label)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def action_button(action: QAction, parent: QWidget | None = None, *, size: QSize = SMALL) -> QToolButton:
    """Return a flat icon button that triggers an action and shows its tooltip."""
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setIconSize(size)
    keep_texts(button, lambda: button.setAccessibleName(action.text()))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def relabel(button: QToolButton, label: str) -> None:
    """Give an icon button another tooltip and accessible name."""
    button.setToolTip(label)
    button.setAccessibleName(label)


def push_button(text: str, parent: QWidget | None = None, *, weight: Weight = Weight.NORMAL) -> QPushButton:
    """Return a worded button."""
    button = QPushButton(text, parent)
    button.setProperty("kind", weight.value)
    button.setAutoDefault(False)
    return button
