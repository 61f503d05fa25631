"""What is attached: files, long pastes, what is refused, and how it is looked into and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QToolButton, QWidget

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.attachments.chip import Chip, Refusal
from gptoss_desktop.ui.composer.attachments.preview import PreviewDialog
from gptoss_desktop.ui.composer.attachments.tray import MOST_LINES
from gptoss_desktop.ui.composer.clipboard import LONG_CHARACTERS, LONG_LINES
from gptoss_desktop.ui.composer.composer import Composer
from tests.support.qt import record_signal, wait_until
from tests.ui.composer.conftest import notices

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "word " * (LONG_CHARACTERS // 5 + 1)


def paste(composer: Composer, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    composer.editor.insertFromMimeData(data)


def paste_files(composer: Composer, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    composer.editor.insertFromMimeData(data)


def chips(composer: Composer) -> list[str]:
    return [chip._open.accessibleName() for chip in composer.findChildren(Chip)]


def activate(composer: Composer) -> None:
    composer.window().activateWindow()
    wait_until(lambda: QApplication.activeWindow() is composer.window())


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(composer: Composer, name: str) -> None:
    next(b for b in composer.findChildren(QToolButton) if b.accessibleName() == name).click()


def test_files_are_read_and_go_before_the_text(composer: Composer, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "b.md").write_text("# Title\n")
    composer.attach([tmp_path / "a.csv", tmp_path / "b.md"])
    composer.editor.setPlainText("what is this?")
    wait_until(lambda: len(composer.tray.ready) == 2)
    assert chips(composer) == ["a.csv, about 2 tokens", "b.md, about 2 tokens"]
    with record_signal(composer.submitted) as sent:
        composer.submit()
    assert sent.arguments == (
        (
            Part(PartKind.ATTACHMENT, "a,b\n1,2\n", "a.csv"),
            Part(PartKind.ATTACHMENT, "# Title\n", "b.md"),
            Part(PartKind.TEXT, "what is this?"),
        ),
    )


def test_the_engines_count_goes_with_an_attachment(composer: Composer) -> None:
    composer.set_draft(Draft("", (("a.txt", "words"),)))
    composer.count(composer.tray.ready[0].key, 3204)
    assert chips(composer) == ["a.txt, 3,204 tokens"]
    with record_signal(composer.submitted) as sent:
        composer.submit()
    assert sent.arguments == ((Part(PartKind.ATTACHMENT, "words", "a.txt", tokens=3204),),)


def test_a_message_waits_for_what_is_being_read(composer: Composer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    composer.editor.setPlainText("look")
    composer.attach([tmp_path / "a.txt"])
    with record_signal(composer.submitted) as sent:
        composer.submit()
        assert sent.emissions == []
        assert notices(composer) == ["The message is sent as soon as a.txt is read."]
        wait_until(lambda: sent.emissions)
    assert [part.text for part in sent.arguments[0]] == ["words", "look"]


def test_one_that_is_refused_is_named_and_put_away(composer: Composer, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    paste_files(composer, tmp_path / "photo.png")
    wait_until(lambda: composer.findChildren(Refusal))
    (refusal,) = composer.findChildren(Refusal)
    sentence = "Unsupported input type: image/png (photo.png)"
    assert refusal.accessibleName() == sentence
    assert composer.draft.is_empty
    press(composer, f"Put away: {sentence}")
    assert composer.tray.attachments == ()
    assert not composer.tray.isVisible()


def test_what_is_removed_is_not_read_further(composer: Composer, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text(name)
    composer.attach([tmp_path / name for name in ("a.txt", "b.txt", "c.txt", "d.txt")])
    for attachment in composer.tray.reading[:3]:
        composer.tray.remove(attachment.key)
    wait_until(lambda: composer.tray.ready)
    assert [attachment.name for attachment in composer.tray.attachments] == ["d.txt"]
    assert composer.unread_files == []


def test_a_long_paste_is_folded_and_undone(composer: Composer) -> None:
    composer.editor.setPlainText("about this: ")
    paste(composer, LONG)
    assert composer.draft == Draft("about this: ", (("Pasted text", LONG),))
    QTest.keyClick(composer.editor, Key.Key_Z, CONTROL)
    assert composer.draft == Draft("about this: ")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("x" * LONG_CHARACTERS, False),
        ("x" * (LONG_CHARACTERS + 1), True),
        ("x\n" * (LONG_LINES - 1), False),
        ("x\n" * LONG_LINES, True),
    ],
)
def test_what_is_long_is_counted_in_characters_and_lines(composer: Composer, text: str, folded: bool) -> None:
    paste(composer, text)
    assert bool(composer.tray.ready) is folded
    assert (composer.editor.toPlainText() == text) is not folded


def test_a_paste_can_stand_in_the_text_after_all(composer: Composer) -> None:
    composer.editor.setPlainText("before ")
    composer.editor.moveCursor(composer.editor.textCursor().MoveOperation.End)
    paste(composer, LONG)
    press(composer, "Insert as text")
    assert composer.draft == Draft("before " + LONG)
    QTest.keyClick(composer.editor, Key.Key_Z, CONTROL)
    assert composer.draft == Draft("before ", (("Pasted text", LONG),))


def test_a_paste_that_was_kept_is_still_one(composer: Composer) -> None:
    paste(composer, LONG)
    composer.set_draft(composer.draft)
    press(composer, "Insert as text")
    assert composer.draft == Draft(LONG)


def test_files_are_chosen_in_a_dialog(composer: Composer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    actions = composer.window().findChild(ActionRegistry)
    assert actions is not None
    actions[ActionId.ATTACH].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(tmp_path))
    dialog.filesSelected.emit([str(tmp_path / "a.txt")])
    dialog.reject()
    wait_until(lambda: composer.draft.attachments == (("a.txt", "words"),))


def test_many_attachments_scroll(composer: Composer) -> None:
    composer.window().resize(600, 900)
    composer.set_draft(Draft("", (("a.txt", "1"),)))
    most = MOST_LINES * composer.fontMetrics().lineSpacing()
    wait_until(lambda: 0 < composer.tray.height() < most // 2)
    composer.set_draft(Draft("", tuple((f"file {n}.txt", "1") for n in range(60))))
    wait_until(lambda: composer.tray.height() == most)
    composer.tray.set_all(composer.tray.attachments[:1])
    wait_until(lambda: 0 < composer.tray.height() < most // 2)


def test_what_was_removed_comes_back_in_its_place(composer: Composer) -> None:
    kept = (("a.txt", "1"), ("b.txt", "2"), ("c.txt", "3"))
    composer.set_draft(Draft("text", kept))
    press(composer, "Remove b.txt")
    assert composer.draft.attachments == (kept[0], kept[2])
    QTest.keyClicks(composer.editor, "!")
    QTest.keyClick(composer.editor, Key.Key_Z, CONTROL)
    assert composer.draft == Draft("text", (kept[0], kept[2]))
    QTest.keyClick(composer.editor, Key.Key_Z, CONTROL)
    assert composer.draft == Draft("text", kept)


def test_the_keyboard_goes_along_the_attachments_and_removes_them(composer: Composer) -> None:
    composer.set_draft(Draft("", (("a.txt", "1"), ("b.txt", "2"))))
    activate(composer)
    composer.tray.take_focus()

    assert focus().accessibleName() == "b.txt, about 0 tokens"
    QTest.keyClick(focus(), Key.Key_Left)
    assert focus().accessibleName() == "a.txt, about 0 tokens"
    QTest.keyClick(focus(), Key.Key_Delete)
    assert focus().accessibleName() == "b.txt, about 0 tokens"
    QTest.keyClick(focus(), Key.Key_Delete)
    assert composer.draft.is_empty
    assert focus().accessibleName() == "Message"


def test_tab_goes_from_the_attachments_to_the_text_and_on(composer: Composer) -> None:
    activate(composer)
    composer.set_draft(Draft("words", (("a.txt", "1"), ("b.txt", "2"))))
    composer.tray.buttons[0].setFocus()
    names = []
    for _ in range(7):
        names.append(focus().accessibleName())
        QTest.keyClick(focus(), Key.Key_Tab)
    assert names == [
        "a.txt, about 0 tokens",
        "Remove a.txt",
        "b.txt, about 0 tokens",
        "Remove b.txt",
        "Message",
        "Attach files…",
        "Send",
    ]


def test_an_attachment_can_be_looked_into(composer: Composer) -> None:
    activate(composer)
    composer.set_draft(Draft("", (("a.txt", "all of\nits text"),)))
    composer.tray.take_focus()
    QTest.keyClick(focus(), Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PreviewDialog)
    assert dialog.windowTitle() == "a.txt"
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert text.toPlainText() == "all of\nits text"
    assert text.isReadOnly()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_a_picture_without_a_file_is_named_and_refused(composer: Composer) -> None:
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    composer.editor.insertFromMimeData(data)
    (notice,) = notices(composer)
    assert notice.startswith("Unsupported input type: ")
    composer.editor.insertPlainText("words")
    assert notices(composer) == []


def test_text_is_taken_even_with_a_picture_or_an_address_beside_it(composer: Composer) -> None:
    data = QMimeData()
    data.setText("from an office program")
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    composer.editor.insertFromMimeData(data)
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/")])
    link.setText(" https://example.org/")
    composer.editor.insertFromMimeData(link)
    assert composer.draft == Draft("from an office program https://example.org/")
    assert notices(composer) == []
