"""`python -m benchmarks.sidebar [--count N] [--platform offscreen|xcb]`: measure, print with targets."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.sidebar.chats import fill
from gptoss_desktop.locations import Locations

COUNT = 100_000
_ROWS = (
    ("first_paint_ms", "", "reading and painting the first chats, ms", 60.0),
    ("all_ms", "", "until all chats are on the list, ms", None),
    ("stall_ms", "", "longest turn of the loop meanwhile, ms", None),
    ("search", "p50", "a letter in the search field, median, ms", None),
    ("search", "p95", "a letter in the search field, 95 %, ms", 30.0),
    ("search", "max", "a letter in the search field, longest, ms", None),
    ("search", "cpu_p95", "a letter in the search field, processor time, 95 %, ms", None),
    ("list", "p95", "a letter that filters the whole list, 95 %, ms", 30.0),
    ("list", "max", "a letter that filters the whole list, longest, ms", None),
    ("list", "cpu_p95", "a letter that filters the whole list, processor time, 95 %, ms", None),
    ("palette", "p95", "a letter in the command palette, 95 %, ms", 30.0),
    ("palette", "max", "a letter in the command palette, longest, ms", None),
    ("palette", "cpu_p95", "a letter in the command palette, processor time, 95 %, ms", None),
    ("scrolling", "p50", "scrolling, frame, median, ms", None),
    ("scrolling", "p99", "scrolling, frame, 99 %, ms", 8.0),
    ("scrolling", "cpu_p50", "scrolling, processor time a frame, median, ms", None),
    ("scrolling", "cpu_p99", "scrolling, processor time a frame, 99 %, ms", None),
    ("change", "cpu_p50", "a title that changes, processor time, ms", None),
    ("empty_mb", "", "memory before the window, MB PSS", None),
    ("open_mb", "", "memory with all chats, MB PSS", None),
)


def main() -> None:
    """Make the chats, measure in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sidebar")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--platform", choices=("offscreen", "xcb"), default="offscreen")
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sidebar-") as name:
        locations = Locations.under(Path(name))
        locations.prepare()
        fill(locations.database, words.count)
        # GLib's event loop does not tell when it begins to wait.
        environment = {**os.environ, "QT_QPA_PLATFORM": words.platform, "QT_NO_GLIB": "1"}
        command = [sys.executable, "-m", "benchmarks.sidebar.subject", name]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    load = os.getloadavg()[0]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores (load {load:.1f}), "
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, "
        f"{words.platform}, {found['count']:,} chats"
    )
    for group, name, label, target in _ROWS:
        value = float(found[group][name] if name else found[group])
        verdict = "" if target is None else f"≤ {target:g}  {'ok' if value <= target else 'MISSED'}"
        print(f"{label:64}{value:8.1f}  {verdict}")


if __name__ == "__main__":
    main()
