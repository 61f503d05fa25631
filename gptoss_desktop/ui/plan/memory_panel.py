"""All memories of the machine under a plan, and the choice of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gptoss_desktop.ui.plan.memory_row import MemoryRow
from gptoss_desktop.ui.plan.memory_use import card_use, ram_use
from gptoss_desktop.ui.plan.names import gpu_name
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu, Hardware
    from gptoss_desktop.planning.proposal import Proposal


class MemoryPanel(QWidget):
    """A row a card and one for main memory. `gpus` None leaves the choice of cards to the planner."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gpus: tuple[str, ...] | None = None
        self._known: tuple[tuple[str, str], ...] | None = None
        self._rows: dict[str, MemoryRow] = {}
        self._ram = MemoryRow(self.tr("Main memory"), card=False)
        self._none = plain_label(muted=True, wrap=True)
        self._automatic = push_button(self.tr("Choose the cards automatically"), weight=Weight.LINK)
        self._automatic.clicked.connect(self._leave_to_planner)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID + 4)
        back = QHBoxLayout()
        back.addWidget(self._automatic)
        back.addStretch(1)
        self._column.addWidget(self._none)
        self._column.addLayout(back)
        self._column.addWidget(self._ram)

    def set_gpus(self, gpus: tuple[str, ...] | None) -> None:
        """Show which cards were chosen by hand, without telling of a change."""
        self.gpus = gpus
        self._show_choice(gpus or ())

    def show_proposal(self, hardware: Hardware, proposal: Proposal) -> None:
        """Show the memory that a plan takes of this machine."""
        self._know(hardware)
        for gpu in hardware.gpus:
            row = self._rows[gpu.uuid]
            row.show_use(card_use(gpu, proposal))
            row.setToolTip(_about(gpu))
        self._ram.show_use(ram_use(hardware, proposal))
        self._ram.setVisible(hardware.ram_bytes > 0)
        self._show_choice(proposal.plan.gpus)

    def _know(self, hardware: Hardware) -> None:
        """Make the rows of the cards that are there now."""
        known = tuple((gpu.uuid, gpu.name) for gpu in hardware.gpus)
        self._none.setText(
            hardware.gpu_problem or self.tr("This machine has no card that an engine can use.")
        )
        self._none.setVisible(not hardware.gpus)
        if known == self._known:
            return
        self._known = known
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        for number, gpu in enumerate(hardware.gpus):
            row = MemoryRow(self.tr("GPU {0} · {1}").format(gpu.index, gpu_name(gpu.name)), card=True)
            if row.box is not None:
                row.box.setEnabled(not gpu.problem)
                row.box.toggled.connect(self._on_toggled)
            self._rows[gpu.uuid] = row
            self._column.insertWidget(number + 1, row)

    def _show_choice(self, used: tuple[str, ...]) -> None:
        for uuid, row in self._rows.items():
            if row.box is not None:
                with QSignalBlocker(row.box):
                    row.box.setChecked(uuid in used)
                restyle(row.box, "unset", value=self.gpus is None)
        self._automatic.setVisible(self.gpus is not None)

    def _on_toggled(self) -> None:
        chosen = [uuid for uuid, row in self._rows.items() if row.box is not None and row.box.isChecked()]
        self.gpus = tuple(chosen)
        self._show_choice(self.gpus)
        self.changed.emit()

    def _leave_to_planner(self) -> None:
        self.gpus = None
        self._show_choice(())
        self.changed.emit()


def _about(gpu: Gpu) -> str:
    major, minor = gpu.capability
    lines = [f"{gpu.name} · {major}.{minor}", gpu.problem]
    lines += [f"{process.name or process.pid}" for process in gpu.processes]
    return "\n".join(line for line in lines if line)
