"""One memory: its name, its bar, and the figures of its parts; a card can be chosen here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gptoss_desktop.ui.plan.memory_bar import MemoryBar, PartSign, part_name
from gptoss_desktop.ui.plan.memory_use import Part
from gptoss_desktop.ui.plan.names import gibibytes
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.flow_layout import FlowLayout
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from gptoss_desktop.ui.plan.memory_use import MemoryUse


class MemoryRow(QWidget):
    """Shows a `MemoryUse`. `box` is there for a card, None for main memory."""

    def __init__(self, name: str, *, card: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.box = QCheckBox(name) if card else None
        self._figure = plain_label(muted=True)
        self._bar = MemoryBar()
        self._legend = _Legend()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.box if self.box is not None else plain_label(name), 1)
        head.addWidget(self._figure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2 + 1)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._legend)

    def show_use(self, use: MemoryUse) -> None:
        """Show how the memory is divided."""
        self._bar.show_use(use)
        total = gibibytes(use.total)
        text = self.tr("{0} of {1} GiB").format(gibibytes(use.taken), total)
        self._figure.setText(self.tr("{0}: too much").format(text) if use.overfull else text)
        self._legend.show_use(use)
        self._bar.setAccessibleName(f"{self._name}: {text}")


class _Legend(QWidget):
    """A sign, a name and a figure for each part."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(GRID + 4, self)
        self._entries: dict[Part, tuple[QWidget, QLabel]] = {part: self._make(part) for part in Part}

    def show_use(self, use: MemoryUse) -> None:
        amounts = dict(use.parts)
        for part, (entry, label) in self._entries.items():
            amount = amounts.get(part)
            entry.setVisible(amount is not None)
            if amount is not None:
                label.setText(f"{part_name(part)} {gibibytes(amount)}")

    def _make(self, part: Part) -> tuple[QWidget, QLabel]:
        entry = QWidget()
        row = QHBoxLayout(entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID - 3)
        label = plain_label(muted=True)
        label.setFont(scaled(self.font(), 0.88))
        row.addWidget(PartSign(part))
        row.addWidget(label)
        self._flow.addWidget(entry)
        return entry, label
