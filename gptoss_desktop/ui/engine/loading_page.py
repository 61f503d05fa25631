"""The page that shows how the engine starts: every stage with its figures, the time left, and a way out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from gptoss_desktop.ui.engine.countdown import Countdown
from gptoss_desktop.ui.engine.stage_list import StageList
from gptoss_desktop.ui.engine.words import time_left
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.centred import centred
from gptoss_desktop.ui.widgets.labels import ElidedLabel, plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gptoss_desktop.domain.engine import LoadProgress

_WIDTH = 460
_STEPS = 1000
_TICK_MS = 1000


class LoadingPage(QWidget):
    """The stages, one below the other; the last one is at work."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.setObjectName("loading")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._clock = clock
        self._model = ""
        self._fraction: float | None = None
        self._countdown = Countdown()
        self._title = ElidedLabel()
        self._title.setFont(scaled(self.font(), 1.3))
        self._plan = plain_label(muted=True, wrap=True)
        self._stages = StageList()
        self._left = plain_label(muted=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._foot = QWidget()
        self._failed = False
        self._hint = plain_label(muted=True)
        self._cancel = push_button("")
        self._lay_out()
        keep_texts(self, self._write_texts)
        # Made last: it needs the widgets above.
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_time)

    def begin(self, model: str, plan: str = "", expected: Iterable[str] = ()) -> None:
        """Begin a new start; `plan` is a line about what is started, `expected` the stages to come."""
        self._model = model
        self._failed = False
        self._write_texts()
        self._title.setToolTip(model)
        self._plan.setText(plan)
        self._plan.setVisible(bool(plan))
        self._stages.begin(expected)
        self._foot.show()
        self._countdown.begin(self._clock())
        self._fraction = None
        self._show_time()
        self._tick.start()

    def advance(self, progress: LoadProgress) -> None:
        """Show what is being done now."""
        now = self._clock()
        self._stages.advance(progress, now)
        self._countdown.tell(progress.remaining_s, now)
        self._fraction = progress.fraction
        self._show_time()

    def finish(self) -> None:
        """Take the start as over: nothing counts down any more."""
        self._tick.stop()

    def fail(self) -> None:
        """Leave the stages as they are, so that it can be seen where the start failed."""
        self._tick.stop()
        self._failed = True
        self._write_texts()
        self._stages.fail()
        self._foot.hide()

    def _write_texts(self) -> None:
        title = self.tr("{0} did not start") if self._failed else self.tr("Loading {0}")
        self._title.setText(title.format(self._model))
        self._bar.setAccessibleName(self.tr("Loading"))
        self._hint.setText(self.tr("You can write already; the message waits."))
        self._cancel.setText(self.tr("Cancel"))

    def _show_time(self) -> None:
        now = self._clock()
        left = time_left(self._countdown.left(now))
        self._left.setText(left)
        self._left.setVisible(bool(left))
        done = self._countdown.done(now)
        fraction = self._fraction if done is None else done
        self._bar.setRange(0, 0 if fraction is None else _STEPS)
        if fraction is not None:
            self._bar.setValue(round(fraction * _STEPS))

    def _lay_out(self) -> None:
        self._cancel.clicked.connect(self.cancelled)
        buttons = QHBoxLayout()
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self._cancel)
        title = QVBoxLayout()
        title.setSpacing(GRID // 2)
        title.addWidget(self._title)
        title.addWidget(self._plan)
        bar = QVBoxLayout(self._foot)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(GRID)
        bar.addWidget(self._bar)
        bar.addWidget(self._left)
        bar.addSpacing(GRID)
        bar.addLayout(buttons)
        card = QWidget()
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setSpacing(2 * GRID)
        column.addLayout(title)
        column.addWidget(self._stages)
        column.addWidget(self._foot)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(centred(card))
        outer.addStretch(3)
