"""Settings in memory, in the file, and out of files that are wrong."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.domain.parameters import GenerationParameters, ReasoningEffort
from gptoss_desktop.settings import file
from gptoss_desktop.settings.setting import SettingError
from gptoss_desktop.settings.settings import Settings, declared

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, content: str) -> Settings:
    path.parent.mkdir()
    path.write_text(content)
    return Settings.load(path)


def test_without_a_file_everything_is_the_default(path: Path) -> None:
    settings = Settings.load(path)
    assert settings.problem == ""
    for setting in declared():
        assert settings.value_of(setting) == setting.default
        assert setting.label
    assert not path.exists()


def test_the_keys_are_the_attributes() -> None:
    assert all(getattr(Settings, setting.key) is setting for setting in declared())


def test_values_come_back_from_the_file(path: Path) -> None:
    settings = Settings.load(path)
    parameters = GenerationParameters(top_k=5, stop=("x",), reasoning_effort=ReasoningEffort.LOW)
    settings.theme = "dark"
    settings.last_model = "/models/ü.gguf"
    settings.threads = 3
    settings.window_geometry = b"\x00\xff"
    settings.sidebar_visible = False
    settings.parameters = parameters
    settings.known_models = ("/a", "/b")
    settings.plan_overrides = {"/a": {"context": 4096, "gpus": ["GPU-1"]}}
    settings.flush()
    again = Settings.load(path)
    assert again.problem == ""
    assert (again.theme, again.last_model, again.threads) == ("dark", "/models/ü.gguf", 3)
    assert (again.window_geometry, again.sidebar_visible) == (b"\x00\xff", False)
    assert (again.parameters, again.known_models) == (parameters, ("/a", "/b"))
    assert again.plan_overrides == {"/a": {"context": 4096, "gpus": ["GPU-1"]}}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_change_is_told_once(path: Path) -> None:
    settings = Settings.load(path)
    told: list[str] = []
    settings.changed.append(told.append)
    settings.parallel = 2
    settings.parallel = 2
    assert told == ["parallel"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("threads", 0, "The setting threads is 0, but it must be a whole number from 1 to 1024, or nothing."),
        ("theme", "pink", "The setting theme is 'pink', but it must be one of system, light, dark."),
        ("isolation", "none", "must be one of auto, namespace, seccomp, private-network"),
        ("parameters", GenerationParameters(temperature=9.0), "within their ranges"),
    ],
)
def test_a_value_out_of_range_is_refused(path: Path, key: str, value: Any, said: str) -> None:
    settings = Settings.load(path)
    before = getattr(settings, key)
    with pytest.raises(SettingError) as caught:
        setattr(settings, key, value)
    assert said in str(caught.value)
    assert getattr(settings, key) == before


def test_unknown_keys_stay_in_the_file(path: Path) -> None:
    settings = written(path, '{"of_the_future": {"a": [1]}, "theme": "light"}')
    settings.theme = "dark"
    settings.flush()
    assert json.loads(path.read_text()) == {"of_the_future": {"a": [1]}, "theme": "dark"}


@pytest.mark.parametrize("content", ["", "{", "[1]", "\x00\x01", '{"a":' * 100_000])
def test_a_broken_file_is_set_aside(path: Path, content: str) -> None:
    settings = written(path, content)
    assert settings.theme == "system"
    (kept,) = path.parent.iterdir()
    assert kept.read_text() == content
    assert settings.problem.endswith(f"set aside as {kept.name} and the defaults are used.")


def test_a_huge_file_is_not_read(path: Path) -> None:
    settings = written(path, " " * (file.MAX_BYTES + 1))
    assert "damaged" in settings.problem


@pytest.mark.parametrize(
    "content",
    [
        '{"parallel": "many"}',
        '{"parallel": true}',
        '{"theme": 3}',
        '{"sidebar_visible": 1}',
        '{"last_model": []}',
        '{"window_state": "?"}',
        '{"known_models": [1]}',
        '{"parameters": []}',
        '{"plan_overrides": {"/a": 4}}',
        '{"engine": "magic"}',
    ],
)
def test_one_wrong_value_is_the_default_and_is_named(path: Path, content: str) -> None:
    settings = written(path, content)
    (key,) = json.loads(content)
    assert settings.problem.startswith(f"The setting {key} is ")
    assert settings.problem.endswith("The default is used.")
    assert getattr(settings, key) == getattr(Settings, key).default


def test_an_unreadable_file(path: Path) -> None:
    path.mkdir(parents=True)
    assert "cannot be read" in Settings.load(path).problem


def test_a_write_that_fails_is_said_and_made_good(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings = Settings.load(path)
    path.parent.write_text("a file where the folder should be")
    settings.theme = "dark"
    settings.flush()
    assert settings.problem.startswith(f"The settings cannot be saved in {path}: ")
    caplog.clear()
    path.parent.unlink()
    settings.theme = "light"
    settings.flush()
    assert settings.problem == ""
    assert Settings.load(path).theme == "light"


def test_a_crash_while_writing_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.replace(path, {"theme": "light"})

    def crash(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeyboardInterrupt):
        file.replace(path, {"theme": "dark"})
    assert file.read(path) == {"theme": "light"}
    assert list(path.parent.iterdir()) == [path]


def test_many_changes_end_with_the_last(path: Path) -> None:
    settings = Settings.load(path)
    for number in range(1, 60):
        settings.threads = number
    settings.flush()
    assert Settings.load(path).threads == 59
