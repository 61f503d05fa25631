"""The cache of the compiled wheel."""

from pathlib import Path

import pytest

from installers import llama_source, llama_wheel
from installers.console import SetupError


def test_the_cache_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPTOSS_WHEEL_CACHE", str(tmp_path))
    assert llama_wheel.wheel_directory().parent == tmp_path
    assert llama_wheel.find_wheel() is None


def test_a_wheel_in_the_cache_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPTOSS_WHEEL_CACHE", str(tmp_path))
    wheel = llama_wheel.wheel_directory() / "llama_cpp_python-0-py3-none-any.whl"
    wheel.parent.mkdir()
    wheel.touch()
    assert llama_wheel.find_wheel() == wheel


def test_another_source_is_another_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    before = llama_wheel.wheel_directory()
    monkeypatch.setattr(llama_source, "read_pin", lambda: llama_source.Pin("0.3.36", "0" * 64))
    assert llama_wheel.wheel_directory() != before


def test_a_missing_compiler_is_said_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXX", "no-such-compiler")
    with pytest.raises(SetupError, match="apt-get install build-essential"):
        llama_source.require_compiler()
