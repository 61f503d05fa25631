"""What the window shows of the engine, state by state."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget

from gptoss_desktop.domain.answer import Timings
from gptoss_desktop.domain.engine import EngineInfo, EngineState, EngineStatus, LoadProgress
from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.domain.plan import Isolation
from gptoss_desktop.ui.engine.error_bar import ErrorBar
from gptoss_desktop.ui.engine.first_run_page import FirstRunPage
from gptoss_desktop.ui.engine.loading_page import LoadingPage
from gptoss_desktop.ui.engine.status_bar import EngineStatusBar
from gptoss_desktop.ui.engine.words import VLLM_STAGES, remedy_text, state_look
from tests.support.qt import record_signal, wait_until

LEFT = Qt.MouseButton.LeftButton


def info(isolation: Isolation) -> EngineInfo:
    return EngineInfo(
        "llama.cpp",
        "1",
        "tiny",
        "/m/tiny.gguf",
        "gpt-oss",
        8192,
        4,
        True,
        isolation,
        "ENETUNREACH",
    )


def words(widget: QWidget) -> list[str]:
    """Return the texts of the labels that show."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def button(widget: QWidget, text: str) -> QPushButton:
    return next(found for found in widget.findChildren(QPushButton) if found.text() == text)


def test_every_state_has_a_word_and_a_sign_of_its_own() -> None:
    looks = {state: state_look(state) for state in EngineState}
    assert len({look.word for look in looks.values()}) == len(EngineState) - 1  # starting and loading are one
    assert looks[EngineState.READY].icon != looks[EngineState.FAILED].icon


def test_every_remedy_but_none_and_details_has_a_button() -> None:
    without = {remedy for remedy in Remedy if not remedy_text(remedy)}
    assert without == {Remedy.NONE, Remedy.SHOW_DETAILS}


@pytest.fixture
def bar(qapp: QApplication) -> EngineStatusBar:
    assert qapp is not None
    found = EngineStatusBar()
    found.resize(1000, 30)
    found.show()
    return found


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (EngineStatus(), ["No engine"]),
        (
            EngineStatus(EngineState.LOADING, LoadProgress("loading the model", 0.42)),
            ["tiny  ·  Reading the model · 42%"],
        ),
        (EngineStatus(EngineState.LOADING, LoadProgress("a new stage")), ["tiny  ·  A new stage"]),
        (
            EngineStatus(EngineState.READY, info=info(Isolation.NAMESPACE)),
            ["tiny  ·  Ready", "8,192 tokens", "no network"],
        ),
        (
            EngineStatus(EngineState.GENERATING, info=info(Isolation.NONE)),
            ["tiny  ·  Answering", "8,192 tokens", "network not shut"],
        ),
        (
            EngineStatus(EngineState.FAILED, LoadProgress("restart", detail="2")),
            ["tiny  ·  Starting again in 2 s"],
        ),
    ],
)
def test_the_status_bar_says_where_the_engine_stands(
    bar: EngineStatusBar, status: EngineStatus, expected: list[str]
) -> None:
    bar.show_status(status, "tiny")
    assert words(bar) == expected


def test_the_engine_is_named_with_its_cards_and_leads_to_the_plan(bar: EngineStatusBar) -> None:
    bar.show_plan("vLLM · 2× RTX 3090", 131072)
    bar.show_status(EngineStatus(EngineState.READY, info=info(Isolation.NAMESPACE)), "tiny")
    (name,) = [found for found in bar.findChildren(QToolButton) if found.isVisible()]
    assert name.text() == "vLLM · 2× RTX 3090"
    assert name.accessibleName() == "Engine: vLLM · 2× RTX 3090"
    assert "131,072 tokens" in words(bar)
    with record_signal(bar.plan_requested) as asked:
        QTest.keyClick(name, Qt.Key.Key_Space)
    assert len(asked.emissions) == 1


def test_the_shield_tells_what_proved_it(bar: EngineStatusBar) -> None:
    bar.show_status(EngineStatus(EngineState.READY, info=info(Isolation.SECCOMP)), "tiny")
    (network,) = [label for label in bar.findChildren(QLabel) if label.text() == "no network"]
    assert "seccomp" in network.toolTip()
    assert "ENETUNREACH" in network.toolTip()


@pytest.mark.parametrize(
    ("timings", "expected"),
    [
        (Timings(22.0, 307.4), "307 tok/s  ·  22 ms"),
        (Timings(1234.5, 9.87), "9.9 tok/s  ·  1,234 ms"),
        (Timings(None, 5.0), "5.0 tok/s"),
        (Timings(), ""),
        (None, ""),
    ],
)
def test_the_speed_of_the_last_answer(bar: EngineStatusBar, timings: Timings | None, expected: str) -> None:
    bar.show_timings(timings)
    shown = [label.text() for label in bar.findChildren(QLabel)]
    assert expected in shown


def test_the_loading_page_lists_the_stages(qapp: QApplication) -> None:
    assert qapp is not None
    page = LoadingPage()
    page.show()
    page.begin("tiny")
    page.advance(LoadProgress("start"))
    page.advance(LoadProgress("loading the model", 0.5, "6 of 12 GB"))
    # New lines show once the layout has taken them.
    wait_until(lambda: "Reading the model" in words(page))
    assert words(page)[0] == "Loading tiny"
    assert "6 of 12 GB  50%" in words(page)
    with record_signal(page.cancelled) as cancelled:
        QTest.mouseClick(button(page, "Cancel"), LEFT)
    assert len(cancelled.emissions) == 1
    page.begin("other")
    assert "Reading the model" not in words(page)


def test_the_stages_of_vllm_stand_there_from_the_start(qapp: QApplication) -> None:
    assert qapp is not None
    now = [100.0]
    page = LoadingPage(clock=lambda: now[0])
    page.show()
    page.begin("gpt-oss-20b", "vLLM · 2× RTX 3090", VLLM_STAGES)
    page.advance(LoadProgress("start"))
    wait_until(lambda: "Opening the socket" in words(page))
    page.advance(LoadProgress("starting", remaining_s=60.0))
    now[0] += 4.2
    page.advance(LoadProgress("importing", remaining_s=57.0))
    assert "4.2 s" in words(page)
    assert "about 55 s left" in words(page)
    # A stage that the engine does without goes from the list once the next one has begun.
    now[0] += 30
    page.advance(LoadProgress("profiling memory", remaining_s=20.0))
    assert "30 s" in words(page)
    assert "Compiling for this machine" not in words(page)
    assert "Recording CUDA graphs" in words(page)
    page.finish()


def test_the_error_bar_shows_sentence_remedy_and_details(qapp: QApplication) -> None:
    assert qapp is not None
    bar = ErrorBar()
    failure = EngineFailure(
        FailureKind.CRASHED, "The engine ended.", "Restart it.", Remedy.RESTART_ENGINE, ("line 1", "line 2")
    )
    bar.show_failure(failure)
    assert words(bar)[:2] == ["The engine ended.", "Restart it."]
    with record_signal(bar.remedy_chosen) as chosen:
        QTest.mouseClick(button(bar, "Restart engine"), LEFT)
    assert chosen.emissions == [(Remedy.RESTART_ENGINE,)]
    log = bar.findChild(QPlainTextEdit)
    assert log is not None
    assert not log.isVisible()
    QTest.mouseClick(button(bar, "Details"), LEFT)
    assert log.isVisible()
    assert log.toPlainText() == "line 1\nline 2"
    bar.show_failure(EngineFailure(FailureKind.BAD_REQUEST, "No."))
    assert words(bar) == ["No."]
    assert not button(bar, "Details").isVisible()
    bar.show_failure(None)
    assert not bar.isVisible()


def test_a_sentence_is_never_taken_for_markup(qapp: QApplication) -> None:
    assert qapp is not None
    bar = ErrorBar()
    bar.show_failure(EngineFailure(FailureKind.MODEL_INVALID, "<b>x</b><img src='/etc/passwd'> is no model."))
    sentence = next(label for label in bar.findChildren(QLabel) if "is no model" in label.text())
    assert sentence.textFormat() is Qt.TextFormat.PlainText


def test_the_first_run_page_offers_the_starter_only_where_it_is(qapp: QApplication) -> None:
    assert qapp is not None
    page = FirstRunPage()
    page.show()
    starter = button(page, "Try the starter model")
    page.offer_starter(present=False)
    assert not starter.isEnabled()
    assert any("make run" in text for text in words(page))
    page.offer_starter(present=True)
    with record_signal(page.starter_requested) as started, record_signal(page.open_requested) as opened:
        QTest.mouseClick(starter, LEFT)
        QTest.mouseClick(button(page, "Use a model on this disk…"), LEFT)
    assert (len(started.emissions), len(opened.emissions)) == (1, 1)
    with record_signal(page.folder_requested) as folder:
        QTest.mouseClick(button(page, "Use a model folder…"), LEFT)
    assert len(folder.emissions) == 1
