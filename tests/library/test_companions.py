"""The same model in the other format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.model import ModelFormat, ModelInfo
from gptoss_desktop.library.companions import nearest
from gptoss_desktop.library.library import ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.settings.settings import Settings
from tests.library.folders import write_folder


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    locations = Locations.under(tmp_path / "data")
    locations.prepare()
    return ModelLibrary(locations, Settings.load(locations.settings))


def test_the_tiny_gpt_oss_is_found_in_both_directions(
    library: ModelLibrary, tmp_path: Path, tiny_gptoss_folder: Path, tiny_gptoss_gguf: Path
) -> None:
    models = tmp_path / "data" / "models"
    (models / "folder").symlink_to(tiny_gptoss_folder)
    (models / "file.gguf").symlink_to(tiny_gptoss_gguf)
    write_folder(models / "other")
    folder, file = library.inspect(models / "folder"), library.inspect(models / "file.gguf")
    assert library.companion(folder) == file
    assert library.companion(file) == folder
    assert library.companion(library.inspect(models / "other")) is None


def test_folders_are_listed_beside_files_and_one_may_be_added_itself(
    library: ModelLibrary, tmp_path: Path
) -> None:
    write_folder(tmp_path / "data" / "models" / "one")
    write_folder(tmp_path / "data" / "models" / "deeper" / "two")
    added = write_folder(tmp_path / "three")
    library.remember(library.inspect(added))
    (tmp_path / "data" / "models" / "empty").mkdir()
    assert [model.name for model in library.models()] == ["one", "three"]


def test_the_last_model_may_be_a_folder(tmp_path: Path) -> None:
    locations = Locations.under(tmp_path / "data")
    locations.prepare()
    settings = Settings.load(locations.settings)
    settings.last_model = str(write_folder(tmp_path / "m"))
    assert ModelLibrary(locations, settings).preferred() == tmp_path / "m"


def file_of(folder: ModelInfo, name: str) -> ModelInfo:
    return replace(folder, name=name, path=Path(f"/{name}.gguf"), format=ModelFormat.GGUF)


def test_the_nearest_name_wins(library: ModelLibrary, tmp_path: Path) -> None:
    folder = library.inspect(write_folder(tmp_path / "Llama-3.1-8B-Instruct"))
    files = [file_of(folder, name) for name in ("mine", "llama_3.1_8b_instruct.Q4_K_M", "Llama-3-8B")]
    assert nearest(folder, files) == files[1]


def test_other_numbers_are_another_model(library: ModelLibrary, tmp_path: Path) -> None:
    folder = library.inspect(write_folder(tmp_path / "m"))
    assert folder.shape is not None
    for change in ({"layers": 3}, {"hidden_size": 65}, {"vocabulary": 97}, {"experts": 8}):
        assert nearest(folder, [replace(file_of(folder, "m"), shape=replace(folder.shape, **change))]) is None
    assert nearest(folder, [replace(file_of(folder, "m"), architecture="qwen2")]) is None
    assert nearest(folder, [replace(file_of(folder, "m"), shape=None)]) is None
    assert nearest(folder, [folder]) is None
    assert nearest(replace(folder, architecture="mistral"), [file_of(folder, "m")]) is not None
