"""Two versions of a message side by side, with their differences in text and in settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.domain.difference import Change, differences
from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.answers.difference_pane import DifferencePane
from gptoss_desktop.ui.answers.facts import fact_groups
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QScrollBar

    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.difference import Stretch

_WIDTH, _HEIGHT = 1080, 720
_SHOWN_SETTINGS = 12
"""Settings that differ; more of them are counted only."""


class CompareDialog(QDialog):
    """Made for the versions of one message, in the language of that moment."""

    def __init__(self, versions: Sequence[Message], left: int, right: int, parent: QWidget) -> None:
        """`left` and `right` are places in `versions`, which are in the order of their making."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare versions"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._versions = tuple(versions)
        self._request = 0
        self.panes = (DifferencePane(Change.REMOVED), DifferencePane(Change.ADDED))
        self.choices = (QComboBox(), QComboBox())
        self._reasoning = QCheckBox(self.tr("With the reasoning"))
        self._settings = plain_label(wrap=True)
        self.summary = plain_label(muted=True)
        self._fill(left, right)
        self._lay_out()
        self._connect()
        self.resize(_WIDTH, _HEIGHT)
        self._compare()

    def _fill(self, left: int, right: int) -> None:
        names = (self.tr("Earlier version"), self.tr("Later version"))
        for choice, pane, place, name in zip(self.choices, self.panes, (left, right), names, strict=True):
            for number, message in enumerate(self._versions, 1):
                choice.addItem(self._title(number, message))
            choice.setCurrentIndex(place)
            choice.setAccessibleName(name)
            pane.setAccessibleName(name)
        has_reasoning = any(message.text(PartKind.REASONING) for message in self._versions)
        self._reasoning.setVisible(has_reasoning)

    def _title(self, number: int, message: Message) -> str:
        title = self.tr("Version {0} of {1}").format(number, len(self._versions))
        moment = QDateTime.fromMSecsSinceEpoch(round(message.created_at.timestamp() * 1000))
        time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
        model = message.answer.model if message.answer else ""
        return " · ".join(text for text in (title, model, time) if text)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for column, (choice, pane) in enumerate(zip(self.choices, self.panes, strict=True)):
            grid.addWidget(choice, 0, column)
            grid.addWidget(pane, 1, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)
        close = push_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self._reasoning)
        foot.addWidget(close)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column_.setSpacing(2 * GRID)
        column_.addLayout(grid, 1)
        column_.addWidget(self._settings)
        column_.addLayout(foot)

    def _connect(self) -> None:
        for choice in self.choices:
            choice.currentIndexChanged.connect(self._compare)
        self._reasoning.toggled.connect(self._compare)
        first, second = (pane.verticalScrollBar() for pane in self.panes)
        first.valueChanged.connect(lambda: _follow(first, second))
        second.valueChanged.connect(lambda: _follow(second, first))

    def _compare(self) -> None:
        """Look for the differences off the GUI thread; what is not wanted any more is dropped."""
        before, after = (self._versions[choice.currentIndex()] for choice in self.choices)
        texts = tuple(self._text(message) for message in (before, after))
        for pane, text in zip(self.panes, texts, strict=True):
            pane.show_text(text)
        self._show_settings(before, after)
        self.summary.setText(self.tr("Comparing…"))
        self._request += 1
        run_task(partial(differences, *texts), partial(self._show, self._request), self._failed)

    def _text(self, message: Message) -> str:
        kinds = [PartKind.TEXT, PartKind.COMMENTARY, PartKind.TOOL_CALL, PartKind.ATTACHMENT]
        if self._reasoning.isChecked():
            kinds.append(PartKind.REASONING)
        return "\n\n".join(part.text for part in message.parts if part.kind in kinds)

    def _show(self, request: int, stretches: tuple[Stretch, ...]) -> None:
        if request != self._request:
            return
        for pane in self.panes:
            pane.show_stretches(stretches)
        removed, added = (pane.changes for pane in self.panes)
        self.summary.setText(
            self.tr("Changes: {0} at the left, {1} at the right").format(removed, added)
            if removed or added
            else self.tr("The texts are the same.")
        )

    def _failed(self, error: Exception) -> None:
        self.summary.setText(self.tr("The texts could not be compared: {0}").format(error))

    def _show_settings(self, before: Message, after: Message) -> None:
        first, second = _settings(before), _settings(after)
        lines = [
            f"{label}: {first.get(label, '–')} → {second.get(label, '–')}"
            for label in dict.fromkeys((*first, *second))
            if first.get(label) != second.get(label)
        ]
        shown = lines[:_SHOWN_SETTINGS]
        if len(lines) > len(shown):
            shown.append(self.tr("and {0} more").format(len(lines) - len(shown)))
        self._settings.setText(
            "\n".join(shown) or self.tr("Made with the same engine, model and parameters.")
        )
        self._settings.setVisible(before.answer is not None and after.answer is not None)


def _settings(message: Message) -> dict[str, str]:
    """Return what an answer was made with, without what is different for every answer."""
    groups = fact_groups(message)
    return {fact.label: fact.value for group in groups[1:] for fact in group.facts}


def _follow(leader: QScrollBar, follower: QScrollBar) -> None:
    """Keep the other side at the same part of its length."""
    if leader.maximum() > 0:
        follower.setValue(round(leader.value() / leader.maximum() * follower.maximum()))
