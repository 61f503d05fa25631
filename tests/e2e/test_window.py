"""The main path through the real window: ask, see the answer stream, stop, restart, see it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desktop import LONG_QUESTION, PATIENCE_S, desktop, eventually, started_with
from tests.support.models import tiny_gptoss_hugging_face
from tests.support.vllm_runtime import vllm_python

VLLM_PATIENCE_S = 600.0
"""vLLM's CPU build needs 40 s to start on an idle machine, and its runtime is tested before, once."""


def test_ask_restart_and_find_it_again(tiny_gptoss_gguf: Path, tmp_path: Path) -> None:
    words = started_with(tmp_path / "data", tiny_gptoss_gguf)
    with desktop() as screen:
        with screen.program(*words):
            screen.type_and_send("Hello!")
            screen.wait_for_text("Hello! How can I help you today?")
        with screen.program(*words):
            screen.wait_for_text("Hello! How can I help you today?")


def test_a_stopped_answer_is_kept(smollm2_gguf: Path, tmp_path: Path) -> None:
    words = started_with(tmp_path / "data", smollm2_gguf)
    with desktop() as screen:
        with screen.program(*words):
            screen.type_and_send(LONG_QUESTION)
            head = screen.wait_for_answer_to(LONG_QUESTION)
            screen.do("press", "Stop")
            stopped = screen.wait_for_text("Stopped")
            assert head in stopped
        with screen.program(*words):
            found = screen.wait_for_text("Stopped")
            assert LONG_QUESTION in found
            assert head in found


def test_a_second_start_brings_the_first_window_forward(tmp_path: Path) -> None:
    words = ("--data-dir", str(tmp_path / "data"))
    with desktop() as screen, screen.program(*words) as first:
        screen.wait_for("Message")
        with screen.program(*words) as second:
            assert second.wait(timeout=PATIENCE_S) == 0
        assert first.poll() is None
        screen.wait_for("Message")


def test_keyboard_alone_is_enough(tiny_gptoss_gguf: Path, tmp_path: Path) -> None:
    words = started_with(tmp_path / "data", tiny_gptoss_gguf)
    with desktop() as screen, screen.program(*words):
        screen.wait_for("Message")
        screen.xdotool("type", "What is 2 + 2?")
        screen.xdotool("key", "Return")
        screen.wait_for_text("2 + 2 = 4.")
        screen.xdotool("key", "ctrl+n")
        eventually(lambda: "2 + 2 = 4." not in screen.do("text", "Transcript"), "a new chat is empty")


@pytest.mark.timeout(3 * VLLM_PATIENCE_S)
def test_the_main_path_on_vllm_by_the_keyboard(tmp_path: Path) -> None:
    runtime = {"engine": "vllm", "runtime_pythons": (str(vllm_python()),)}
    words = started_with(tmp_path / "data", tiny_gptoss_hugging_face(), **runtime)
    with desktop() as screen:
        with screen.program(*words):
            screen.wait_for("Message")
            screen.xdotool("type", "What is 2 + 2?")
            screen.xdotool("key", "Return")
            answered = screen.wait_for_text("2 + 2 = 4.", patience=VLLM_PATIENCE_S)
            assert "Thought for" in answered
            assert screen.do("exists", "Engine: vLLM · CPU")
            screen.xdotool("key", "ctrl+n")
            screen.type_and_send("Count to one hundred.")
            screen.wait_for_text("\n5\n6\n7")
            screen.xdotool("key", "Escape")
            stopped = screen.wait_for_text("Stopped")
            assert "\n5\n6\n7" in stopped
            assert "\n99\n100" not in stopped
        with screen.program(*words):
            screen.wait_for_text("Stopped")
            # The engine is loading once more; what is asked of it waits.
            screen.do("press", "Continue")
            whole = "\n".join(str(number) for number in range(1, 101))
            screen.wait_for_text(whole, patience=VLLM_PATIENCE_S)
