"""Folders of a run: where they are, that they are private, and that a socket fits."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from gptoss_desktop.locations import LONGEST_SOCKET, LocationError, Locations, resources
from gptoss_desktop.protocol.guard import MAX_SOCKET_PATH


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_default_follows_the_xdg_variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("data", "config", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    found = Locations.default()
    assert found.data == tmp_path / "data/gptoss-desktop"
    assert found.config == tmp_path / "config/gptoss-desktop"
    assert found.cache == tmp_path / "cache/gptoss-desktop"
    assert found.runtime == tmp_path / "gptoss-desktop"


@pytest.mark.parametrize("value", ["", "relative", "/nowhere/at/all"])
def test_a_useless_runtime_variable_is_not_used(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    # Not under tmp_path: its length depends on the user's name, and a socket's path has to fit below.
    folder = Path("/somewhere/else")
    monkeypatch.setenv("XDG_RUNTIME_DIR", value)
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert Locations.default().runtime == folder / f"gptoss-desktop-{os.getuid()}-default"


def test_one_folder_holds_a_whole_run(tmp_path: Path) -> None:
    found = Locations.under(tmp_path / "run")
    found.prepare()
    folders = (found.data, found.config, found.cache, found.runtime, found.models, found.runtimes)
    for folder in (*folders, found.engine_cache):
        assert folder.is_relative_to(tmp_path / "run")
        assert mode(folder) == 0o700
    assert found.database.parent == found.data
    assert found.settings.parent == found.config


def test_a_long_data_folder_still_has_room_for_a_socket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("t" * 100)))
    found = Locations.under(tmp_path / ("d" * 150))
    assert len(os.fsencode(found.runtime / LONGEST_SOCKET)) <= MAX_SOCKET_PATH
    assert found.runtime == Locations.under(tmp_path / ("d" * 150)).runtime
    assert found.runtime != Locations.under(tmp_path / ("e" * 150)).runtime
    found.prepare()
    assert mode(found.runtime) == 0o700
    found.runtime.rmdir()


def test_a_runtime_folder_open_to_others_is_shut(tmp_path: Path) -> None:
    found = Locations.under(tmp_path)
    found.runtime.mkdir()
    found.runtime.chmod(0o755)
    found.prepare()
    assert mode(found.runtime) == 0o700


def test_a_planted_runtime_folder_is_refused(tmp_path: Path) -> None:
    found = Locations.under(tmp_path / "run")
    found.data.mkdir()
    (tmp_path / "elsewhere").mkdir()
    found.runtime.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LocationError, match="belongs to someone else"):
        found.prepare()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LocationError, match=r"The folder .* cannot be created: "):
        Locations.under(tmp_path / "file").prepare()


def test_resources_lie_beside_the_package() -> None:
    assert resources().name == "resources"
