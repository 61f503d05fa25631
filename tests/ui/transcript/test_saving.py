"""A block of code is saved where the user says, whole; what fails is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QToolButton

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.ui.markdown.file_names import file_name_for
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.ui.transcript.conftest import MakeMessage

CODE = "\n".join(f"line {n} 你好" for n in range(450)) + "\n" + "x" * 9_000


def save_as(view: TranscriptView, path: Path) -> None:
    """Press the button of the code at the top, and choose a name."""
    view.verticalScrollBar().setValue(0)
    buttons = view.findChildren(QToolButton)
    button = next(b for b in buttons if b.isVisible() and b.accessibleName().startswith("Save code"))
    assert button.toolTip() == button.accessibleName()
    button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("/code.py")
    dialog.selectFile(str(path))
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_code_is_saved_whole(view: TranscriptView, make: MakeMessage, tmp_path: Path) -> None:
    view.set_messages([make(Role.ASSISTANT, f"```python\n{CODE}\n```")])
    save_as(view, tmp_path / "a.py")
    wait_until(lambda: (tmp_path / "a.py").exists() and (tmp_path / "a.py").stat().st_size > 9_000)
    assert (tmp_path / "a.py").read_text("utf-8") == f"{CODE}\n"


def test_a_place_that_cannot_be_written_is_named(
    view: TranscriptView, make: MakeMessage, tmp_path: Path
) -> None:
    view.set_messages([make(Role.ASSISTANT, "```python\nx = 1\n```")])
    save_as(view, tmp_path / "no folder" / "a.py")
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "“a.py” could not be written: No such file or directory. Choose another place."
    box.close()


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("python", "code.py"),
        ("C++", "code.cpp"),
        ("Dockerfile", "Dockerfile"),
        ("", "code.txt"),
        ("../x", "code.txt"),
    ],
)
def test_a_file_has_the_name_of_its_language(language: str, name: str) -> None:
    assert file_name_for(language) == name
