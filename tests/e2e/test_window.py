"""The main path through the real window: ask, see the answer stream, stop, restart, see it again."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.desktop import LONG_QUESTION, PATIENCE_S, desktop, eventually, started_with


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
