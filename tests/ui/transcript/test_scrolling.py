"""Scrolling: the screen is moved, only what comes into view is painted, and rows are ready before that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from gptoss_desktop.domain.conversation import Message, Role
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.ui.transcript.conftest import MakeMessage

STEP = 60


class Painted(QObject):
    """Adds up what of the viewport is painted."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self.heights: list[int] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return super().eventFilter(watched, event)


def places(view: TranscriptView) -> dict[int, int]:
    """Return where the rows on the screen stand: their y by the identity of the row."""
    height = view.viewport().height()
    return {id(row): widget.y() for row, widget in view.rows() if 0 <= widget.y() < height}


def ready(view: TranscriptView) -> int:
    """Return how many pixels above the screen have rows."""
    return -min(widget.y() for _row, widget in view.rows())


def middle(view: TranscriptView, conversation: list[Message]) -> None:
    view.set_messages(conversation)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()


def test_only_what_comes_into_view_is_painted(view: TranscriptView, conversation: list[Message]) -> None:
    middle(view, conversation)
    wait_until(lambda: ready(view) > 300)
    painted = Painted(view)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - STEP)
    QApplication.processEvents()
    assert painted.heights
    assert max(painted.heights) <= STEP


def test_rows_are_ready_before_they_are_seen(view: TranscriptView, conversation: list[Message]) -> None:
    view.set_messages(conversation)
    at_once = len(view.rows())
    wait_until(lambda: ready(view) > 300)
    assert len(view.rows()) > at_once
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_what_is_read_moves_by_what_was_scrolled(view: TranscriptView, make: MakeMessage) -> None:
    # Long paragraphs of many kinds: their heights are estimated wrongly until they are seen.
    texts = [f"Number {n}. " + "Wide words WWWW and iiii. " * (n % 23) + "\n\n- a\n- b\n" for n in range(120)]
    middle(view, [make(Role.ASSISTANT if n % 2 else Role.USER, text) for n, text in enumerate(texts)])
    bar = view.verticalScrollBar()
    for step in (-STEP, -400, STEP, 350):
        before = places(view)
        bar.setValue(bar.value() + step)
        after = places(view)
        stayed = before.keys() & after.keys()
        assert stayed
        assert {after[row] - before[row] for row in stayed} == {-step}


def test_making_ready_moves_nothing_on_the_screen(view: TranscriptView, conversation: list[Message]) -> None:
    middle(view, conversation)
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() - 2000)
    before, seen = places(view), view.grab().toImage()
    wait_until(lambda: ready(view) > 300)
    assert places(view) == before
    assert view.viewport().mapTo(view, QPoint(0, 0)).isNull()
    assert seen.copy(0, 0, 800, 700) == view.grab().toImage().copy(0, 0, 800, 700)
