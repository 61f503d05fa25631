"""What a plan comes to: what runs, how much memory it takes, why, and what follows if it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.plan.memory_panel import MemoryPanel
from gptoss_desktop.ui.plan.names import cards_text, engine_name, numbered, plan_line
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.hardware import Hardware
    from gptoss_desktop.planning.proposal import PlanChoice, Proposal


class Consequence(QScrollArea):
    """Shows a `PlanChoice`, the best plan at length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.memory = MemoryPanel()
        self._title = plain_label(self.tr("There is no plan yet"))
        self._title.setFont(scaled(self.font(), 1.3))
        self._figures = plain_label(muted=True, wrap=True)
        self._why = _Section(self.tr("Why"))
        self._then = _Section(self.tr("If it fails"))
        self._not = _Section(self.tr("Left out"))
        self._lay_out()
        self.memory.hide()

    def show_choice(self, choice: PlanChoice, hardware: Hardware) -> None:
        """Show the plans in the order in which they are tried."""
        best = choice.proposals[0]
        names = {gpu.uuid: gpu.name for gpu in hardware.gpus}
        cards = cards_text(best.plan, names)
        self._title.setText(self.tr("{0} on {1}").format(engine_name(best.plan.engine), cards))
        self._figures.setText(self._in_figures(best))
        self.memory.show_proposal(hardware, best)
        self.memory.show()
        self._why.show_lines(translated(reason) for reason in best.reasons)
        following = [_line(proposal, hardware, names) for proposal in choice.proposals[1:]]
        self._then.show_lines(following, numbered=True)
        self._not.show_lines(translated(note) for note in choice.notes)

    def _in_figures(self, proposal: Proposal) -> str:
        plan, figures = proposal.plan, []
        if plan.context is not None:
            figures.append(self.tr("{0} tokens of context").format(f"{plan.context:,}"))
        figures.append(self.tr("{0} answers at once").format(f"{plan.parallel:,}"))
        if proposal.estimate.tokens:
            figures.append(self.tr("room for {0} tokens in all").format(f"{proposal.estimate.tokens:,}"))
        return " · ".join(figures)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("planConsequence")
        head = QVBoxLayout()
        head.setSpacing(GRID // 2)
        head.addWidget(self._title)
        head.addWidget(self._figures)
        column = QVBoxLayout(inside)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID + 4)
        column.addLayout(head)
        column.addWidget(self.memory)
        for section in (self._why, self._then, self._not):
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What the plan comes to"))


def _line(proposal: Proposal, hardware: Hardware, names: dict[str, str]) -> str:
    """Return a plan in a line; one that uses some of several equal cards says which."""
    whole = len(proposal.plan.gpus) == len(hardware.gpus)
    return plan_line(proposal.plan, names if whole else numbered(hardware))


class _Section(QWidget):
    """A heading and sentences below it; hidden while there are none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        heading = plain_label(title, muted=True)
        heading.setFont(scaled(self.font(), 0.86, weight=QFont.Weight.DemiBold))
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID - 2)
        self._column.addWidget(heading)
        self.hide()

    def show_lines(self, lines: Iterable[str], *, numbered: bool = False) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for number, text in enumerate(lines, 1):
            row = QWidget()
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GRID)
            sign = QLabel(f"{number}." if numbered else "–")
            sign.setProperty("muted", True)
            layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            layout.addWidget(plain_label(text, wrap=True), 1)
            self._lines.append(row)
            self._column.addWidget(row)
        self.setVisible(bool(self._lines))
