"""The line at the foot of the window: engine, model, state, speed, and whether the network is shut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QToolButton, QWidget

from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.ui.engine.words import stage_line, state_look
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import ElidedLabel, plain_label
from gptoss_desktop.ui.widgets.notice_bar import IconLabel
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from gptoss_desktop.domain.answer import Timings
    from gptoss_desktop.domain.engine import EngineInfo, EngineStatus

_BAR_WIDTH = 120
_STEPS = 1000


class EngineStatusBar(QStatusBar):
    """Shows an `EngineStatus`, its plan, and the figures of the last answer."""

    plan_requested = Signal()
    """The user wants to see the plan: the engine's name was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.setFont(scaled(self.font(), 0.92))
        self._sign = IconLabel("circle")
        self._plan = self._make_plan_button()
        self._engine = ElidedLabel()
        self._context = plain_label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._speed = plain_label()
        self._shield = IconLabel("shield-check", IconRole.SUCCESS)
        self._network = plain_label()
        self._shown: tuple[EngineStatus, str] | None = None
        self._shown_plan: tuple[str, int | None] | None = None
        self._timings: Timings | None = None
        self._lay_out()
        keep_texts(self, self._write_texts)

    def _write_texts(self) -> None:
        self._bar.setAccessibleName(self.tr("Loading"))
        self._plan.setToolTip(self.tr("Engine, cards and memory  (Ctrl+E)"))
        self.show_timings(self._timings)
        if self._shown_plan is not None:
            self.show_plan(*self._shown_plan)
        if self._shown is not None:
            self.show_status(*self._shown)

    def show_status(self, status: EngineStatus, model: str) -> None:
        """Show where the engine stands; `model` is named while the engine cannot say it itself."""
        self._shown = (status, model)
        look = state_look(status.state)
        self._sign.set_icon(look.icon, look.role)
        words = [self._restart_word(status) or look.word]
        if status.progress is not None and status.state in {EngineState.STARTING, EngineState.LOADING}:
            words = [stage_line(status.progress)]
        if status.state is not EngineState.STOPPED:
            name = status.info.model if status.info else model
            words = [name, *words] if name else words
            if status.info is not None and not self._plan.text():
                self.show_plan(status.info.engine, status.info.context)
        text = "  ·  ".join(words)
        self._engine.setText(text)
        self._engine.setToolTip(_about(status.info) if status.info else text)
        self._show_bar(status)
        self._show_network(status.info)

    def show_plan(self, plan: str, context: int | None) -> None:
        """Show which engine runs on which cards, and for how many tokens of context."""
        self._shown_plan = (plan, context)
        self._plan.setText(plan)
        self._plan.setAccessibleName(self.tr("Engine: {0}").format(plan))
        self._plan.setVisible(bool(plan))
        self._context.setText(self.tr("{0} tokens").format(f"{context:,}") if context else "")
        self._context.setToolTip(self.tr("The longest chat that the engine can hold"))

    def show_timings(self, timings: Timings | None) -> None:
        """Show how fast the last answer was."""
        self._timings = timings
        figures = []
        if timings is not None and timings.tokens_per_second is not None:
            figures.append(self.tr("{0} tok/s").format(_short(timings.tokens_per_second)))
        if timings is not None and timings.time_to_first_token_ms is not None:
            figures.append(self.tr("{0} ms").format(f"{timings.time_to_first_token_ms:,.0f}"))
        self._speed.setText("  ·  ".join(figures))
        self._speed.setToolTip(self.tr("The last answer: tokens a second, and the time to its first token"))

    def _restart_word(self, status: EngineStatus) -> str:
        """Say when a crashed engine comes back by itself; empty where it does not."""
        if status.state is not EngineState.FAILED or status.progress is None:
            return ""
        return self.tr("Starting again in {0} s").format(status.progress.detail)

    def _show_bar(self, status: EngineStatus) -> None:
        loading = status.state in {EngineState.STARTING, EngineState.LOADING}
        self._bar.setVisible(loading)
        fraction = status.progress.fraction if status.progress else None
        self._bar.setRange(0, 0 if fraction is None else _STEPS)
        if fraction is not None:
            self._bar.setValue(round(fraction * _STEPS))

    def _show_network(self, info: EngineInfo | None) -> None:
        for widget in (self._shield, self._network):
            widget.setVisible(info is not None)
        if info is None:
            return
        proved = info.isolation is not Isolation.NONE
        self._shield.set_icon(
            "shield-check" if proved else "shield-alert", IconRole.SUCCESS if proved else IconRole.WARNING
        )
        self._network.setText(self.tr("no network") if proved else self.tr("network not shut"))
        tip = (
            self.tr(
                "The engine is kept from the network by: {0}.\nA trial connection from inside it: {1}"
            ).format(info.isolation.value, info.canary)
            if proved
            else self.tr("The settings allow an engine that is not kept from the network.")
        )
        for widget in (self._shield, self._network):
            widget.setToolTip(tip)

    def _make_plan_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "status")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.plan_requested)
        button.hide()
        return button

    def _lay_out(self) -> None:
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(GRID + 4, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._sign)
        row.addWidget(self._plan)
        row.addWidget(self._engine)
        row.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        right = QWidget()
        figures = QHBoxLayout(right)
        figures.setContentsMargins(0, 0, GRID + 4, 0)
        figures.setSpacing(GRID - 2)
        figures.addWidget(self._speed)
        figures.addSpacing(GRID)
        figures.addWidget(self._context)
        figures.addSpacing(GRID)
        figures.addWidget(self._shield)
        figures.addWidget(self._network)
        self.addWidget(left, 1)
        self.addPermanentWidget(right)


def _about(info: EngineInfo) -> str:
    shape = f"{info.architecture} · {info.context:,} × {info.parallel}"
    return f"{info.engine} {info.version}\n{info.model_path}\n{shape}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"  # noqa: PLR2004  three digits are enough
