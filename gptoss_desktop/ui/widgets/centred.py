"""A widget in the middle of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ALL = 1000
"""A stretch beside which that of the margins does not count until the widget is as wide as it may be."""


def centred(widget: QWidget) -> QHBoxLayout:
    """Return a row that gives the widget all the width it may have, and the rest to both sides.

    Unlike an alignment, this lets wrapped labels ask for the height that they need at that width.
    """
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, _ALL)
    row.addStretch(1)
    return row
