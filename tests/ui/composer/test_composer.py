"""The composer: keys, input methods, what is refused, and drafts that are not lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.domain.parameters import ReasoningEffort
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.attachments import refusal
from gptoss_desktop.ui.composer.composer import Composer
from gptoss_desktop.ui.composer.editor import MAX_LINES
from gptoss_desktop.ui.widgets.notice_bar import NoticeBar
from tests.support.qt import record_signal

Key = Qt.Key


@pytest.fixture
def composer(qapp: QApplication) -> Iterator[Composer]:
    assert qapp is not None
    window = QWidget()
    found = Composer(ActionRegistry(window), window)
    window.resize(600, 400)
    found.resize(600, 300)
    window.show()
    yield found
    window.close()


def notices(composer: Composer) -> list[str]:
    return [bar.accessibleName() for bar in composer.findChildren(NoticeBar) if bar.isVisible()]


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


def test_nothing_is_sent_while_there_is_nothing_or_an_answer_comes(composer: Composer) -> None:
    with record_signal(composer.submitted) as sent:
        composer.set_draft(Draft("  \n "))
        composer.submit()
        composer.set_draft(Draft("wait"))
        composer.set_answering(answering=True)
        composer.submit()
    assert sent.emissions == []
    assert composer.draft.text == "wait"


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


def test_send_can_be_used_only_with_a_text(composer: Composer) -> None:
    send = composer.window().findChild(ActionRegistry)[ActionId.SEND]  # type: ignore[index]
    assert not send.isEnabled()
    composer.set_draft(Draft("x"))
    assert send.isEnabled()


def test_it_grows_with_its_text_up_to_a_limit(composer: Composer) -> None:
    low = composer.editor.height()
    composer.set_draft(Draft("1\n2\n3"))
    middle = composer.editor.height()
    composer.set_draft(Draft("\n".join("x" * 40)))
    high = composer.editor.height()
    line = composer.editor.fontMetrics().lineSpacing()
    assert middle == low + 2 * line
    assert high == low + (MAX_LINES - 1) * line


def test_a_picture_is_named_and_refused(composer: Composer) -> None:
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    composer.editor.insertFromMimeData(data)
    (notice,) = notices(composer)
    assert notice.startswith("Unsupported input type: ")
    assert notice.endswith("this model reads text only.")
    composer.editor.insertPlainText("words")
    assert notices(composer) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.png", "image/png"), ("b.pdf", "application/pdf"), ("c.txt", "text/plain"), ("d.mp3", "audio/mpeg")],
)
def test_a_dropped_file_is_refused_by_its_type(tmp_path: Path, name: str, kind: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    sentence = refusal(data)
    assert sentence is not None
    assert sentence.startswith("Unsupported input type: ")
    assert kind in sentence


def test_text_is_taken_even_with_a_picture_or_an_address_beside_it(composer: Composer) -> None:
    data = QMimeData()
    data.setText("from an office program")
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    composer.editor.insertFromMimeData(data)
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/")])
    link.setText(" https://example.org/")
    composer.editor.insertFromMimeData(link)
    assert composer.draft.text == "from an office program https://example.org/"
    assert notices(composer) == []


def test_the_effort_is_chosen_from_a_menu(composer: Composer) -> None:
    with record_signal(composer.effort.chosen) as chosen:
        for action in composer.effort.menu().actions():
            action.trigger()
    assert [effort for (effort,) in chosen.emissions] == [None, *ReasoningEffort]
    composer.effort.show_effort(ReasoningEffort.HIGH)
    assert composer.effort.text().strip() == "Effort: high"


def test_waiting_is_said_and_unsaid(composer: Composer) -> None:
    composer.say_waiting("The message waits.")
    assert notices(composer) == ["The message waits."]
    composer.say_waiting("")
    assert notices(composer) == []
