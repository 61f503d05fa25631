"""What a failure offers: buttons, a menu for the rest, and a notice when the program has helped itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.domain.plan_change import ChangeKind, PlanChange
from gptoss_desktop.ui.engine.error_bar import ErrorBar
from gptoss_desktop.ui.engine.switch_notice import SwitchNotice
from tests.support.qt import record_signal

CONTEXT = PlanChange(ChangeKind.CONTEXT, 40960)
SEQUENCES = PlanChange(ChangeKind.SEQUENCES, 16)
FP8 = PlanChange(ChangeKind.FP8_CACHE)
LLAMA = PlanChange(ChangeKind.LLAMA_CPP)
ALL = EngineFailure(
    FailureKind.GPU_MEMORY,
    "The context does not fit into the card's memory.",
    "Take a shorter context.",
    Remedy.CHANGE_PLAN,
    ("line",),
    (CONTEXT, SEQUENCES, FP8, LLAMA),
)


@pytest.fixture
def host(qapp: QApplication) -> Iterator[QWidget]:
    """A window in which the bar takes the height that it needs."""
    assert qapp is not None
    found = QWidget()
    QVBoxLayout(found)
    yield found
    found.close()
    found.deleteLater()


def put(host: QWidget, widget: QWidget, width: int) -> None:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(widget)
    host.resize(width, 400)
    host.show()


def shown(widget: QWidget) -> dict[str, QPushButton]:
    return {b.text(): b for b in widget.findChildren(QPushButton) if b.isVisible() and b.text()}


def test_at_most_three_buttons_and_the_rest_in_a_menu(host: QWidget) -> None:
    bar = ErrorBar()
    put(host, bar, 700)
    bar.show_failure(ALL)
    buttons = shown(bar)
    assert list(buttons) == [
        "Restart with a context of 40,960 tokens",
        "Answer 16 at once",
        "Change the plan…",
        "More…",
        "Details",
    ]
    menu = buttons["More…"].menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Smaller cache numbers (FP8)", "Use llama.cpp"]
    with record_signal(bar.change_chosen) as changes, record_signal(bar.remedy_chosen) as remedies:
        QTest.mouseClick(buttons["Answer 16 at once"], Qt.MouseButton.LeftButton)
        QTest.keyClick(buttons["Restart with a context of 40,960 tokens"], Qt.Key.Key_Space)
        menu.actions()[1].trigger()
        QTest.mouseClick(buttons["Change the plan…"], Qt.MouseButton.LeftButton)
    assert changes.emissions == [(SEQUENCES,), (CONTEXT,), (LLAMA,)]
    assert remedies.emissions == [(Remedy.CHANGE_PLAN,)]


def test_the_best_change_stands_out(host: QWidget) -> None:
    bar = ErrorBar()
    put(host, bar, 700)
    bar.show_failure(ALL)
    kinds = [button.property("kind") for button in shown(bar).values()]
    assert kinds == ["primary", "normal", "normal", "normal", "link"]


@pytest.mark.parametrize("width", [430, 700, 1200])
def test_the_buttons_wrap_and_nothing_is_cut(host: QWidget, width: int) -> None:
    bar = ErrorBar()
    put(host, bar, width)
    bar.show_failure(ALL)
    QApplication.processEvents()
    QApplication.processEvents()
    inside = bar.rect()
    places = [b.rect().translated(b.mapTo(bar, b.rect().topLeft())) for b in shown(bar).values()]
    assert all(inside.contains(place) for place in places), (inside, places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    assert all(button.width() >= button.sizeHint().width() for button in shown(bar).values())


def test_tab_goes_through_the_buttons_in_their_order(host: QWidget) -> None:
    bar = ErrorBar()
    put(host, bar, 700)
    bar.show_failure(ALL)
    host.activateWindow()
    assert QTest.qWaitForWindowActive(host)
    buttons = list(shown(bar).values())
    buttons[0].setFocus()
    reached = []
    for _ in buttons:
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == buttons


def test_nothing_of_it_is_ever_a_window_of_its_own(host: QWidget) -> None:
    bar = ErrorBar()
    put(host, bar, 700)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    with record_signal(application.focusWindowChanged) as focus:
        bar.show_failure(ALL)
    assert focus.emissions == []
    assert all(button.window() is host for button in bar.findChildren(QPushButton))


def test_the_next_failure_leaves_nothing_of_the_last(host: QWidget) -> None:
    bar = ErrorBar()
    put(host, bar, 700)
    bar.show_failure(ALL)
    bar.show_failure(EngineFailure(FailureKind.CRASHED, "Gone.", remedy=Remedy.RESTART_ENGINE))
    assert list(shown(bar)) == ["Restart engine"]
    bar.show_failure(EngineFailure(FailureKind.BAD_REQUEST, "No."))
    assert list(shown(bar)) == []


def test_the_notice_says_what_goes_on_and_how_to_go_back(host: QWidget) -> None:
    notice = SwitchNotice()
    put(host, notice, 700)
    notice.show_switch(
        "vLLM failed. llama.cpp goes on.", "Now: llama.cpp", back="Back to vLLM", log=("a", "b")
    )
    assert notice.accessibleName() == "vLLM failed. llama.cpp goes on."
    log = notice.findChild(QPlainTextEdit)
    assert log is not None
    assert not log.isVisible()
    QTest.mouseClick(shown(notice)["Details"], Qt.MouseButton.LeftButton)
    assert log.isVisible()
    assert log.toPlainText() == "a\nb"
    with record_signal(notice.back_requested) as back:
        QTest.mouseClick(shown(notice)["Back to vLLM"], Qt.MouseButton.LeftButton)
    assert len(back.emissions) == 1
    notice.show_searching("Looking for another way…")
    assert list(shown(notice)) == []
    assert not log.isVisible()
