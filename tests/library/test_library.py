"""Finding models, and refusing what is none."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.library import STARTER, ModelLibrary
from gptoss_desktop.locations import Locations
from gptoss_desktop.settings.settings import Settings


def write_model(path: Path, *, name: str = "", architecture: str = "llama", tensors: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = GGUFWriter(path, architecture)
    if name:
        writer.add_name(name)
    for number in range(tensors):
        writer.add_tensor(f"t{number}", np.ones(32, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    found = Locations.under(tmp_path / "data")
    found.prepare()
    return found


@pytest.fixture
def settings(locations: Locations) -> Settings:
    return Settings.load(locations.settings)


@pytest.fixture
def library(locations: Locations, settings: Settings) -> ModelLibrary:
    return ModelLibrary(locations, settings)


def refusal(library: ModelLibrary, path: Path) -> ModelError:
    with pytest.raises(ModelError) as caught:
        library.inspect(path)
    assert str(path) in caught.value.sentence
    assert caught.value.advice.endswith(".")
    return caught.value


def test_models_are_found_in_every_place(
    library: ModelLibrary, locations: Locations, settings: Settings, tmp_path: Path
) -> None:
    write_model(locations.models / "b.gguf", name="Beta")
    write_model(tmp_path / "extra" / "a.GGUF", name="alpha")
    outside = write_model(tmp_path / "single" / "c.gguf")
    (locations.models / "broken.gguf").write_bytes(b"GGUF")
    (locations.models / "notes.txt").touch()
    settings.model_folders = (str(tmp_path / "extra"), str(tmp_path / "unplugged"))
    library.remember(library.inspect(outside))
    library.remember(library.inspect(outside))
    assert settings.known_models == (str(outside),)
    assert [model.name for model in library.models()] == ["alpha", "Beta", "c"]
    outside.unlink()
    assert [model.name for model in library.models()] == ["alpha", "Beta"]


def test_a_file_that_changes_is_looked_at_again(library: ModelLibrary, locations: Locations) -> None:
    write_model(locations.models / "a.gguf", name="Before")
    assert [model.name for model in library.models()] == ["Before"]
    write_model(locations.models / "a.gguf", name="Afterwards")
    assert [model.name for model in library.models()] == ["Afterwards"]


def test_a_model_reached_twice_is_one(
    library: ModelLibrary, locations: Locations, settings: Settings
) -> None:
    path = write_model(locations.models / "a.gguf")
    settings.known_models = (str(path),)
    settings.model_folders = (str(locations.models),)
    assert len(library.models()) == 1


def test_the_last_model_then_the_starter_then_none(
    library: ModelLibrary, locations: Locations, settings: Settings, tmp_path: Path
) -> None:
    assert library.preferred() is None
    starter = write_model(locations.models / STARTER)
    assert library.preferred() == library.starter() == starter
    last = write_model(tmp_path / "last.gguf")
    settings.last_model = str(last)
    assert library.preferred() == last
    last.unlink()
    assert library.preferred() == starter


def test_a_relative_path_becomes_absolute(
    library: ModelLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_model(tmp_path / "here.gguf")
    monkeypatch.chdir(tmp_path)
    assert library.inspect(Path("here.gguf")).path == tmp_path / "here.gguf"


def test_real_models(library: ModelLibrary, smollm2_gguf: Path, tiny_gptoss_gguf: Path) -> None:
    model = library.inspect(smollm2_gguf)
    assert (model.architecture, model.quantization, model.context_length) == ("llama", "Q4_1", 8192)
    assert model.size_bytes == smollm2_gguf.stat().st_size
    assert not model.is_gpt_oss
    assert library.inspect(tiny_gptoss_gguf).is_gpt_oss


def test_a_real_model_cut_short(library: ModelLibrary, smollm2_gguf: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.gguf"
    shutil.copyfile(smollm2_gguf, path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(size // 2)
    error = refusal(library, path)
    assert error.kind is FailureKind.MODEL_INVALID
    assert f"promises {size:,} bytes, the file has {size // 2:,}" in error.sentence


def test_an_architecture_that_no_engine_knows(library: ModelLibrary, tmp_path: Path) -> None:
    error = refusal(library, write_model(tmp_path / "new.gguf", architecture="gpt-9000"))
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert "architecture gpt-9000, which no engine here can run" in error.sentence


def test_an_encoder(library: ModelLibrary, tmp_path: Path) -> None:
    error = refusal(library, write_model(tmp_path / "bert.gguf", architecture="bert"))
    assert "architecture bert, which does not write text" in error.sentence


def test_a_vocabulary_alone(library: ModelLibrary, tmp_path: Path) -> None:
    assert "a vocabulary only" in refusal(library, write_model(tmp_path / "v.gguf", tensors=0)).sentence


class Spring:
    """A pickle that would create a file when it is loaded."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.target,)


@pytest.mark.parametrize("name", ["model.bin", "model.PT", "model.pkl", "model.ckpt", "model.py"])
def test_files_that_can_run_code_are_refused_by_name(
    library: ModelLibrary, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(pickle.dumps(Spring(tmp_path / "sprung")))
    error = refusal(library, path)
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert "can run code when it is opened" in error.sentence
    assert not (tmp_path / "sprung").exists()


def test_other_files_missing_files_and_folders(library: ModelLibrary, tmp_path: Path) -> None:
    (tmp_path / "photo.png").touch()
    assert "its name must end in .gguf" in refusal(library, tmp_path / "photo.png").sentence
    assert refusal(library, tmp_path / "none.bin").kind is FailureKind.MODEL_NOT_FOUND
    assert "is a folder" in refusal(library, tmp_path).sentence
