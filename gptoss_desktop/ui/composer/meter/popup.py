"""Where the tokens go, what happens when they are too many, and the summary of what is left out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gptoss_desktop.domain.budget import TokenBudget
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy
from gptoss_desktop.ui.composer.meter import words
from gptoss_desktop.ui.composer.meter.bar import paint
from gptoss_desktop.ui.composer.meter.segments import SEGMENTS, Segment, colour, fullness, name
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts

_WIDTH_LETTERS = 66
_SUMMARY_LINES = 6


class MeterPopup(QDialog):
    """Belongs to one conversation; closes as soon as the user looks elsewhere by Esc or Close."""

    policy_chosen = Signal(object)
    """OverflowPolicy"""
    summary_edited = Signal(str)
    """The text as it shall stand in the prompt; empty takes the summary away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("meterPopup")
        self._budget = TokenBudget()
        self._settings = ConversationSettings()
        self._bar = _Bar()
        self._rows = {segment.field: (plain_label(), plain_label()) for segment in SEGMENTS}
        self._total = (plain_label(), plain_label())
        self._verdict = plain_label(wrap=True)
        self._question = plain_label()
        self._choices = {policy: QRadioButton() for policy in OverflowPolicy}
        self._group = QButtonGroup(self)
        self._summary_title = plain_label()
        self._summary = QPlainTextEdit()
        self._summary.setProperty("kind", "field")
        self._summary.setTabChangesFocus(True)
        self._save = push_button("")
        self._close = push_button("", weight=Weight.PRIMARY)
        self._lay_out()
        self._connect()
        self._show_summary()
        keep_texts(self, self._write_texts)

    def set_budget(self, budget: TokenBudget) -> None:
        """Show another budget; what is being changed below stays."""
        self._budget = budget
        self._write_figures()

    def set_settings(self, settings: ConversationSettings) -> None:
        """Show a conversation's settings."""
        before, self._settings = self._settings, settings
        self._choices[settings.overflow].setChecked(True)
        if settings.summary != before.summary:
            self._summary.setPlainText(settings.summary.text if settings.summary else "")
        self._show_summary()

    def _connect(self) -> None:
        for policy, choice in self._choices.items():
            self._group.addButton(choice)
            choice.clicked.connect(lambda _=False, chosen=policy: self.policy_chosen.emit(chosen))
        self._summary.textChanged.connect(self._show_summary)
        self._save.clicked.connect(lambda: self.summary_edited.emit(self._summary.toPlainText().strip()))
        self._close.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for row, segment in enumerate(SEGMENTS):
            grid.addWidget(_Swatch(segment, self), row, 0)
            grid.addWidget(self._rows[segment.field][0], row, 1)
            grid.addWidget(self._rows[segment.field][1], row, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._total[0], len(SEGMENTS), 1)
        grid.addWidget(self._total[1], len(SEGMENTS), 2, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._bar)
        column.addLayout(grid)
        column.addWidget(self._verdict)
        column.addSpacing(GRID)
        column.addWidget(self._question)
        for choice in self._choices.values():
            column.addWidget(choice)
        column.addSpacing(GRID)
        column.addWidget(self._summary_title)
        column.addWidget(self._summary)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        self._summary.setFixedHeight(self.fontMetrics().lineSpacing() * _SUMMARY_LINES)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_LETTERS)

    def _show_summary(self) -> None:
        """Only where there is one is there something to look at."""
        summary = self._settings.summary
        for widget in (self._summary_title, self._summary, self._save):
            widget.setVisible(summary is not None)
        changed = summary is not None and self._summary.toPlainText().strip() != summary.text
        self._save.setEnabled(changed)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Context"))
        self._question.setText(self.tr("When this chat no longer fits:"))
        for policy, choice in self._choices.items():
            choice.setText(words.policy_name(policy))
        self._summary_title.setText(self.tr("Summary of what is left out"))
        self._summary.setAccessibleName(self._summary_title.text())
        self._save.setText(self.tr("Use this summary"))
        self._close.setText(self.tr("Close"))
        self._write_figures()

    def _write_figures(self) -> None:
        budget = self._budget
        for segment in SEGMENTS:
            label, figure = self._rows[segment.field]
            label.setText(name(segment))
            figure.setText(words.number(getattr(budget, segment.field)))
            figure.setAccessibleName(f"{name(segment)}: {figure.text()}")
        self._total[0].setText(self.tr("To be sent, of the context"))
        self._total[1].setText(words.short(budget) or "–")
        sentence = words.verdict(budget)
        self._verdict.setText(sentence)
        self._verdict.setVisible(bool(sentence))
        restyle(self._verdict, "danger", value=budget.overflows)
        self._bar.budget = budget
        self._bar.setAccessibleName(words.spoken(budget))
        self._bar.update()


class _Bar(QWidget):
    """The bar over the whole width."""

    def __init__(self) -> None:
        super().__init__()
        self.budget = TokenBudget()
        self.setFixedHeight(2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name and signature
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self.budget, current_theme())
        painter.end()


class _Swatch(QLabel):
    """The colour of a segment, as the bar shows it."""

    def __init__(self, segment: Segment, popup: MeterPopup) -> None:
        super().__init__(popup)
        self._segment = segment
        self._popup = popup
        self.setFixedSize(QSize(GRID + 2, GRID + 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name and signature
        painter = QPainter(self)
        budget = self._popup._budget  # noqa: SLF001  one picture in two widgets
        ink = colour(self._segment, current_theme(), fullness(budget))
        if self._segment.strength:
            painter.fillRect(self.rect(), ink)
        else:
            painter.fillRect(0, self.height() // 2 - 1, self.width(), 2, QColor(ink))
        painter.end()
