"""A day's work through the real window: edit, branch, ask again, search, attach, stop, continue, a schema."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.desktop import Desktop, desktop, eventually, started_with

QUESTION = "What is the capital of France?"
OTHER = "What is 2 + 2?"
SCHEMA = """{"type": "object", "properties": {"city": {"const": "Paris"}}, "required": ["city"],
"additionalProperties": false}"""


def keys(screen: Desktop, *names: str) -> None:
    for name in names:
        screen.xdotool("key", name)


def ask(screen: Desktop, text: str) -> None:
    keys(screen, "ctrl+l")
    screen.xdotool("type", text)
    keys(screen, "Return")


def walk_to(screen: Desktop, name: str) -> None:
    """Go up through the messages until one shows what is looked for."""
    screen.do("focus", "Transcript")

    def step() -> bool:
        keys(screen, "alt+Up")
        return bool(screen.do("exists", name))

    eventually(step, f"{name!r} at a message")


def test_a_conversation_is_a_tree(tiny_gptoss_gguf: Path, tmp_path: Path) -> None:
    words = started_with(tmp_path / "data", tiny_gptoss_gguf)
    with desktop() as screen:
        with screen.program(*words):
            screen.wait_for("Message")
            ask(screen, QUESTION)
            screen.wait_for_text("Paris")
            eventually(lambda: not screen.do("exists", "Stop"), "the answer is complete")
            screen.do("focus", "Transcript")
            keys(screen, "alt+Up")
            screen.wait_for("Answer again")
            keys(screen, "r")
            screen.wait_for("Version 2 of 2")
            eventually(lambda: not screen.do("exists", "Stop"), "the second answer is complete")
            screen.do("focus", "Transcript")
            keys(screen, "alt+Left")
            screen.wait_for("Version 1 of 2")
            # The question, as another version: the first one and both answers stay.
            keys(screen, "alt+Up", "e")
            screen.wait_for("Edit message")
            screen.do("set_text", "Edit message", text=OTHER)
            keys(screen, "ctrl+Return")
            screen.wait_for_text("2 + 2 = 4.")
            assert QUESTION not in screen.do("text", "Transcript")
            walk_to(screen, "Previous version")
        with screen.program(*words):
            screen.wait_for_text("2 + 2 = 4.")
            walk_to(screen, "Previous version")
            keys(screen, "alt+Left")
            screen.wait_for_text("Paris")


def test_search_attach_stop_continue_and_schema(tiny_gptoss_gguf: Path, tmp_path: Path) -> None:
    words = started_with(tmp_path / "data", tiny_gptoss_gguf)
    note = tmp_path / "note.txt"
    note.write_text("The meeting is on Tuesday.", encoding="utf-8")
    with desktop() as screen, screen.program(*words):
        screen.wait_for("Message")
        ask(screen, QUESTION)
        screen.wait_for_text("Paris")
        # Stop in the middle, and go on in the same message.
        keys(screen, "ctrl+n")
        ask(screen, "Count to one hundred.")
        screen.wait_for_text("\n5\n6\n7")
        keys(screen, "Escape")
        screen.wait_for_text("Stopped")
        screen.do("press", "Continue")
        screen.wait_for_text("\n98\n99\n100")
        # Find the first chat by a word in it.
        keys(screen, "ctrl+shift+f")
        screen.xdotool("type", "capit")
        eventually(lambda: QUESTION in screen.do("text", "Search results"), "the question is found")
        keys(screen, "Down", "Return")
        screen.wait_for_text("Paris")
        # Attach a file: its chip says how many tokens it has.
        keys(screen, "ctrl+n", "ctrl+i")
        screen.wait_for("File name:")
        screen.xdotool("type", str(note))
        keys(screen, "Return")
        screen.wait_for_text("note.txt", name="Attachments")
        ask(screen, OTHER)
        screen.wait_for_text("note.txt")
        eventually(lambda: not screen.do("exists", "Stop"), "the answer is complete")
        # An answer in a schema, chosen through the palette.
        keys(screen, "ctrl+n", "ctrl+k")
        screen.xdotool("type", "Schema of")
        keys(screen, "Return")
        screen.wait_for("JSON schema")
        screen.do("set_text", "JSON schema", text=SCHEMA)
        screen.wait_for("Use this schema")
        screen.do("press", "Use this schema")
        eventually(lambda: not screen.do("exists", "Use this schema"), "the editor is closed")
        ask(screen, QUESTION)
        screen.wait_for_text('"city"')
