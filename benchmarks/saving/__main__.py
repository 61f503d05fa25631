"""`python -m benchmarks.saving [--seconds N] [--messages N] [--conversations N]`: print with targets."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from sqlcipher3 import dbapi2

from benchmarks.saving.reading import reading_figures
from benchmarks.saving.streaming import rewriting_figures, streaming_figures

TARGETS = {
    "shown to disk, longest, ms": 500.0,
    "processor, % of a core": 2.0,
    "the last 24 messages with versions, ms": 60.0,
    "the first 200 conversations, ms": 60.0,
}


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.saving")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--conversations", type=int, default=100_000)
    arguments = parser.parse_args()
    application = QCoreApplication([])
    print(
        f"{platform.machine()}, {os.cpu_count()} cores (load {os.getloadavg()[0]:.1f}), "
        f"Python {platform.python_version()}, SQLite {dbapi2.sqlite_version}"
    )
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        one = streaming_figures(root / "1.sqlite", 1, arguments.seconds)
        _show("one answer of 2,000 tokens/s, saved as it comes", one, None)
        eight = streaming_figures(root / "8.sqlite", 8, arguments.seconds)
        _show("eight answers at once, 2,000 tokens/s together", eight, None)
        peer = rewriting_figures(root / "p.sqlite", arguments.seconds)
        _show("one answer, by writing the whole message each time", peer, one)
        read = reading_figures(root / "r.sqlite", arguments.messages, arguments.conversations)
        _show("reading", read, None)
    application.quit()


def _show(title: str, figures: dict[str, float], ours: dict[str, float] | None) -> None:
    print(f"\n{title}")
    for label, value in figures.items():
        target = TARGETS.get(label) if ours is None else None
        verdict = "" if target is None else f"≤ {target:g}  {'ok' if value <= target else 'MISSED'}"
        against = f"{value / ours[label]:8.1f} × ours" if ours and ours.get(label) else ""
        print(f"  {label:46}{value:10.2f}  {verdict}{against}")


if __name__ == "__main__":
    main()
