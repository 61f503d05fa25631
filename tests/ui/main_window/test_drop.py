"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from gptoss_desktop.ui.main_window.drop import dropped_model
from gptoss_desktop.ui.main_window.model_chooser import meant


def dropped(*paths: Path) -> Path | None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return dropped_model(data)


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


def test_a_file_out_of_a_models_folder_stands_for_the_folder(tmp_path: Path) -> None:
    assert meant(tmp_path / "m" / "config.json") == tmp_path / "m"
    assert meant(tmp_path / "m" / "model-00001-of-00003.safetensors") == tmp_path / "m"
    assert meant(tmp_path / "m.gguf") == tmp_path / "m.gguf"
