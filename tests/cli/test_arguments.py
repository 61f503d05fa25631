"""The grammar of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gptoss_desktop.cli.arguments import parse


def test_no_command_is_the_window() -> None:
    options = parse(["--model", "a.gguf", "--data-dir", "d"])
    assert options.command is None
    assert (options.model, options.data_dir) == (Path("a.gguf"), Path("d"))


def test_a_model_may_stand_before_or_after_the_command() -> None:
    assert parse(["--model", "a.gguf", "ask", "hi"]).model == Path("a.gguf")
    assert parse(["ask", "--model", "b.gguf", "hi"]).model == Path("b.gguf")
    assert parse(["ask", "hi"]).model is None


def test_a_wrong_word_ends_with_the_usage_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse(["serve", "--socket", "s"])
    assert end.value.code == 2
    assert "--model" in capsys.readouterr().err
