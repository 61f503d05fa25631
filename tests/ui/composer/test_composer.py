"""The composer: keys, input methods, growth, what goes with a message, and drafts that are not lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.composer import Composer
from gptoss_desktop.ui.composer.editor import WINDOW_SHARE
from tests.support.qt import record_signal, wait_until
from tests.ui.composer.conftest import notices

Key = Qt.Key


def test_enter_sends_and_shift_enter_breaks_the_line(composer: Composer) -> None:
    with record_signal(composer.submitted) as sent:
        QTest.keyClicks(composer.editor, "one")
        QTest.keyClick(composer.editor, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClicks(composer.editor, "two")
        QTest.keyClick(composer.editor, Key.Key_Return)
        QTest.keyClick(composer.editor, Key.Key_Enter)
    assert [parts for (parts,) in sent.emissions] == [(Part(PartKind.TEXT, "one\ntwo"),)] * 2
    assert composer.draft.text == "one\ntwo"


def test_an_enter_that_ends_a_composed_character_does_not_send(composer: Composer) -> None:
    with record_signal(composer.submitted) as sent:
        QApplication.sendEvent(composer.editor, QInputMethodEvent("ni", []))
        QTest.keyClick(composer.editor, Key.Key_Return)
        assert sent.emissions == []
        committed = QInputMethodEvent()
        committed.setCommitString("你")
        QApplication.sendEvent(composer.editor, committed)
        QTest.keyClick(composer.editor, Key.Key_Return)
    assert [part.text for ((part,),) in sent.emissions] == ["你"]


def test_the_arrows_of_an_input_method_do_not_walk_the_history(composer: Composer) -> None:
    composer.history.set_prompts(["earlier"])
    QApplication.sendEvent(composer.editor, QInputMethodEvent("ni", []))
    QTest.keyClick(composer.editor, Key.Key_Up)
    QApplication.sendEvent(composer.editor, QInputMethodEvent())
    assert composer.draft.text == ""


def test_nothing_is_sent_while_there_is_nothing_or_an_answer_comes(composer: Composer) -> None:
    with record_signal(composer.submitted) as sent:
        composer.set_draft(Draft("  \n "))
        composer.submit()
        composer.set_draft(Draft("wait"))
        composer.set_answering(answering=True)
        composer.submit()
    assert sent.emissions == []
    assert composer.draft.text == "wait"


def test_while_an_answer_comes_one_can_write_and_attach(composer: Composer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    composer.set_answering(answering=True)
    QTest.keyClicks(composer.editor, "next")
    composer.attach([tmp_path / "a.txt"])
    wait_until(lambda: composer.tray.ready)
    assert composer.draft == Draft("next", (("a.txt", "words"),))


def test_send_gives_way_to_stop(composer: Composer) -> None:
    def shown() -> set[str]:
        return {w.accessibleName() for w in composer.findChildren(QWidget) if w.isVisible()} & {
            "Send",
            "Stop",
        }

    assert shown() == {"Send"}
    composer.set_answering(answering=True)
    assert shown() == {"Stop"}
    composer.set_answering(answering=False)
    assert shown() == {"Send"}


def test_answer_now_stands_there_while_the_model_thinks(composer: Composer) -> None:
    def shown() -> bool:
        return any(
            w.accessibleName() == "Answer now" for w in composer.findChildren(QWidget) if w.isVisible()
        )

    action = composer.window().findChild(ActionRegistry)[ActionId.ANSWER_NOW]  # type: ignore[index]
    assert not shown()
    assert not action.isEnabled()
    composer.set_thinking(thinking=True)
    assert shown()
    with record_signal(composer.answer_now_requested) as asked:
        action.trigger()
    assert asked.emissions == [()]
    composer.set_thinking(thinking=False)
    assert not shown()


def test_send_can_be_used_only_with_a_text(composer: Composer) -> None:
    send = composer.window().findChild(ActionRegistry)[ActionId.SEND]  # type: ignore[index]
    assert not send.isEnabled()
    composer.set_draft(Draft("x"))
    assert send.isEnabled()


def test_it_grows_with_its_text_up_to_a_share_of_the_window(composer: Composer) -> None:
    line = composer.editor.fontMetrics().lineSpacing()
    low = composer.editor.height()
    composer.set_draft(Draft("1\n2\n3"))
    assert composer.editor.height() == low + 2 * line
    composer.set_draft(Draft("\n".join("x" * 80)))
    window = composer.window()
    for height in (400, 800):
        window.resize(600, height)
        QApplication.processEvents()
        most = height * WINDOW_SHARE
        assert most - line <= composer.editor.height() <= most
    composer.editor.set_room(5 * line)
    assert composer.editor.height() <= 5 * line


def test_up_and_down_walk_earlier_prompts_and_lose_nothing(composer: Composer) -> None:
    composer.history.set_prompts(["newest", "older\nof two lines", "newest", "oldest"])
    editor = composer.editor
    QTest.keyClicks(editor, "being written")
    shown = []
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Up):
        QTest.keyClick(editor, key)
        shown.append(composer.draft.text)
    assert shown == ["newest", "older\nof two lines", "oldest", "oldest"]
    shown.clear()
    for _ in range(3):
        QTest.keyClick(editor, Key.Key_Down)
        shown.append(composer.draft.text)
    assert shown == ["older\nof two lines", "newest", "being written"]
    QTest.keyClick(editor, Key.Key_Down)
    assert composer.draft.text == "being written"


def test_what_is_changed_on_the_way_is_still_there(composer: Composer) -> None:
    composer.history.set_prompts(["newest", "older"])
    editor = composer.editor
    QTest.keyClick(editor, Key.Key_Up)
    QTest.keyClicks(editor, "!")
    QTest.keyClick(editor, Key.Key_Up)
    assert composer.draft.text == "older"
    QTest.keyClick(editor, Key.Key_Down)
    assert composer.draft.text == "newest!"


def test_up_within_a_text_moves_the_cursor(composer: Composer) -> None:
    composer.history.set_prompts(["earlier"])
    composer.set_draft(Draft("first\nsecond"))
    QTest.keyClick(composer.editor, Key.Key_Up)
    assert composer.draft.text == "first\nsecond"
    QTest.keyClick(composer.editor, Key.Key_Up)
    assert composer.draft.text == "earlier"


def test_what_was_sent_goes_and_what_came_since_stays(composer: Composer) -> None:
    sent = Draft("question", (("a.txt", "text"),))
    composer.set_draft(Draft("question\nand the next", (("a.txt", "text"), ("b.txt", "other"))))
    composer.forget(sent)
    assert composer.draft == Draft("and the next", (("b.txt", "other"),))


def test_the_effort_is_chosen_from_a_menu(composer: Composer) -> None:
    with record_signal(composer.effort.chosen) as chosen:
        for action in composer.effort.menu().actions():
            action.trigger()
    assert [effort for (effort,) in chosen.emissions] == [None, *ReasoningEffort]
    composer.effort.show_effort(ReasoningEffort.HIGH)
    assert composer.effort.text().strip() == "Effort: high"


def test_a_summary_that_is_being_written_is_said(composer: Composer) -> None:
    composer.show_summarising(12, 0.4)
    assert notices(composer) == ["The model sums up the 12 oldest messages, which no longer fit: 40 %."]
    composer.show_summarising(0, 0)
    assert notices(composer) == []


def test_waiting_is_said_and_unsaid(composer: Composer) -> None:
    composer.say_waiting("The message waits.")
    assert notices(composer) == ["The message waits."]
    composer.say_waiting("")
    assert notices(composer) == []
