"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget

from gptoss_desktop.ui.main_window.drop import DropTarget, dropped_model
from gptoss_desktop.ui.main_window.model_chooser import meant
from tests.support.qt import record_signal


def dropped(*paths: Path) -> Path | None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return dropped_model(data)


def drop(window: QWidget, data: QMimeData) -> None:
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(5, 5), *rest)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *rest, QEvent.Type.Drop))


def test_a_file_or_a_folder_of_a_model_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "gpt-oss-20b"
    folder.mkdir()
    assert dropped(folder) == folder
    assert dropped(tmp_path / "a.GGUF") == tmp_path / "a.GGUF"
    assert dropped(tmp_path / "a.png", tmp_path / "b.gguf") == tmp_path / "b.gguf"


def test_other_things_are_no_models(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    assert dropped(tmp_path / "a.png") is None
    assert dropped() is None


def test_other_files_are_handed_over_together(tmp_path: Path, qapp: QApplication) -> None:
    window = QWidget()
    target = DropTarget(window)
    data = QMimeData()
    paths = [tmp_path / "a.txt", tmp_path / "b.pdf"]
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    with record_signal(target.files_dropped) as dropped_files:
        drop(window, data)
    assert dropped_files.emissions == [(paths,)]


def test_a_picture_without_a_file_is_refused(qapp: QApplication) -> None:
    window = QWidget()
    target = DropTarget(window)
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    with record_signal(target.refused) as refused:
        drop(window, data)
    assert refused.arguments[0].startswith("Unsupported input type: ")


def test_a_file_out_of_a_models_folder_stands_for_the_folder(tmp_path: Path) -> None:
    assert meant(tmp_path / "m" / "config.json") == tmp_path / "m"
    assert meant(tmp_path / "m" / "model-00001-of-00003.safetensors") == tmp_path / "m"
    assert meant(tmp_path / "m.gguf") == tmp_path / "m.gguf"
