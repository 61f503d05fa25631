"""The steps of the setup that can be seen without changing this machine."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from gptoss_desktop.locations import Locations
from installers import stamp, starter_model, system_packages
from installers.console import Progress, SetupError
from installers.paths import ROOT
from installers.process import run
from installers.system_packages import Need


def test_the_starter_model_goes_where_the_program_looks() -> None:
    assert starter_model.models_directory() == Locations.default().models


def test_a_starter_model_that_is_there_is_not_fetched_again(
    smollm2_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / starter_model.read_metadata().file
    model.symlink_to(smollm2_gguf)
    monkeypatch.setattr(starter_model, "_download", pytest.fail)
    assert starter_model.fetch(tmp_path) == model


@pytest.mark.parametrize(
    ("need", "met"),
    [
        (Need("libc6", library="libc.so.6"), True),
        (Need("x", library="libno-such-library.so.1"), False),
        (Need("coreutils", program="env"), True),
        (Need("x", program="no-such-program"), False),
        (Need("coreutils", file="bin/en*"), True),
        (Need("x", file="share/no-such-file"), False),
    ],
)
def test_a_need_is_met_by_the_thing_itself(need: Need, *, met: bool) -> None:
    assert need.is_met() is met


def test_without_apt_the_missing_libraries_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    system_packages.ensure([Need("x1", library="libno-such-library.so.1")], "the window")
    assert "libno-such-library.so.1" in capsys.readouterr().err


def test_a_failing_tool_shows_its_last_words_and_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SetupError, match="It did not work"):
        run([sys.executable, "-c", "print('the reason'); raise SystemExit(3)"], failure="It did not work.")
    assert "the reason" in capsys.readouterr().err


def test_progress_without_a_terminal_is_a_line_every_tenth_part() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    for done in range(1, 194):
        progress.show(done, 193, "compiling")
    progress.close()
    lines = stream.getvalue().splitlines()
    assert lines[0] == "  [  1/193] compiling"
    assert lines[-1] == "  [193/193] compiling"
    assert len(lines) == 11


def test_without_a_fit_python_the_line_to_type_is_said(tmp_path: Path) -> None:
    """The shell script sees only tools that are no Python: whatever it asks for one fails."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    old.chmod(0o755)
    script = (
        (ROOT / "installers" / "setup.sh").read_text(encoding="utf-8").replace("/usr/bin/", f"{tmp_path}/")
    )
    (tmp_path / "installers").mkdir()
    copy = tmp_path / "installers" / "setup.sh"
    copy.write_text(script, encoding="utf-8")
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")
    surroundings = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    done = subprocess.run(["/bin/sh", copy], env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "sudo apt-get install python3 python3-venv" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_finished_setup_is_remembered_until_its_inputs_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "VENV", tmp_path)
    monkeypatch.setattr(stamp, "REQUIREMENTS", tmp_path)
    mark = stamp.Stamp("program")
    assert not mark.is_current()
    mark.write()
    assert stamp.Stamp("program").is_current()
    (tmp_path / "more.txt").touch()
    assert not mark.is_current()
