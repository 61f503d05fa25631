"""What is being written when the window is killed is there when it is started again."""

from __future__ import annotations

from pathlib import Path

from gptoss_desktop.locations import Locations
from tests.e2e.desktop import desktop, eventually

WORDS = "half a thought, not sent yet"


def test_a_draft_outlives_a_killed_window(tmp_path: Path) -> None:
    words = ("--data-dir", str(tmp_path / "data"))
    log = Path(f"{Locations.under(tmp_path / 'data').database}-wal")
    with desktop() as screen:
        with screen.program(*words) as window:
            screen.wait_for("Message")
            screen.xdotool("type", WORDS)
            screen.wait_for_text(WORDS, "Message")
            before = log.stat().st_mtime_ns
            # Whatever is written to the disk from here on has the words above.
            screen.xdotool("type", ", and on")
            eventually(lambda: log.stat().st_mtime_ns > before, "the draft is kept")
            window.kill()
            window.wait()
        with screen.program(*words):
            screen.wait_for_text(WORDS, "Message")
