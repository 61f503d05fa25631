"""One line that says whether something is right: an icon and a sentence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.notice_bar import IconLabel


class Verdict(QWidget):
    """Right, wrong, or still being looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("circle-dashed")
        self._label = plain_label(wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)

    def wait(self, text: str) -> None:
        """Say that it is being looked at."""
        self._say("circle-dashed", IconRole.MUTED, text)

    def right(self, text: str) -> None:
        """Say that it is right."""
        self._say("circle-check", IconRole.SUCCESS, text)

    def wrong(self, text: str) -> None:
        """Say what is wrong."""
        self._say("circle-alert", IconRole.DANGER, text)

    def warn(self, text: str) -> None:
        """Say what is right in itself, but not here."""
        self._say("triangle-alert", IconRole.WARNING, text)

    def _say(self, icon: str, role: IconRole, text: str) -> None:
        self._icon.set_icon(icon, role)
        self._label.setText(text)
        self.setAccessibleName(text)
