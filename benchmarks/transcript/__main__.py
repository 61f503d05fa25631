"""`python -m benchmarks.transcript [--platform offscreen|xcb] [--skip-peer] [--messages N]`: print figures.

With `xcb` an X server must be there: `xvfb-run -s "-screen 0 1280x1024x24" python -m benchmarks.transcript`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from typing import Any

from benchmarks.transcript.long import MESSAGES

TARGETS = {
    ("streaming", "p50"): 3.0,
    ("streaming", "p99"): 6.0,
    ("streaming", "longest"): 16.0,
    ("open_ms", ""): 60.0,
    ("open_mb", ""): 130.0,
}
_ROWS = (
    ("open_ms", "", "opening to first paint, ms"),
    ("open_cpu_ms", "", "opening to first paint, processor time, ms"),
    ("streaming", "p50", "streaming, frame, median, ms"),
    ("streaming", "p99", "streaming, frame, 99 %, ms"),
    ("streaming", "longest", "streaming, longest stall, ms"),
    ("streaming", "cpu_p50", "streaming, processor time a frame, median, ms"),
    ("streaming", "cpu_p99", "streaming, processor time a frame, 99 %, ms"),
    ("streaming", "cpu_max", "streaming, processor time a frame, most, ms"),
    ("scrolling", "p50", "scrolling, frame, median, ms"),
    ("scrolling", "p99", "scrolling, frame, 99 %, ms"),
    ("scrolling", "longest", "scrolling, longest stall, ms"),
    ("open_mb", "", "memory 10 s after opening, MB PSS"),
    ("end_mb", "", "memory after streaming, MB PSS"),
)


LONG_TARGETS = {
    ("opening", "p50"): 60.0,
    ("mb", ""): 200.0,
    ("scrolling", "p99"): 8.0,
    ("jumping", "max"): 50.0,
    ("resizing", "p99"): 16.0,
    ("one", "p99"): 8.0,
    ("one", "longest"): 33.0,
    ("several", "p99"): 8.0,
    ("several", "longest"): 33.0,
}
_LONG_ROWS = (
    ("opening", "p50", "opening to first paint, median, ms"),
    ("opening", "cpu_p50", "opening, main thread's processor time, median, ms"),
    ("whole_ms", "", "opening to the last message read, ms"),
    ("mb", "", "memory 10 s after opening, MB PSS"),
    ("scrolling", "p99", "scrolling, frame, 99 %, ms"),
    ("scrolling", "cpu_p99", "scrolling, processor time a frame, 99 %, ms"),
    ("jumping", "max", "jump to any message, longest, ms"),
    ("jumping", "cpu_max", "jump, processor time, longest, ms"),
    ("resizing", "p99", "resizing the window, step, 99 %, ms"),
    ("resizing", "cpu_p99", "resizing, processor time a step, 99 %, ms"),
    ("one", "p99", "2,000 tokens/s, frame, 99 %, ms"),
    ("one", "cpu_p99", "2,000 tokens/s, processor time a frame, 99 %, ms"),
    ("one", "longest", "2,000 tokens/s, longest stall, ms"),
    ("several", "p99", "8 answers at once, frame, 99 %, ms"),
    ("several", "cpu_p99", "8 answers at once, processor time a frame, 99 %, ms"),
    ("several", "longest", "8 answers at once, longest stall, ms"),
    ("end_mb", "", "memory at the end, MB PSS"),
)


def _measure(subject: str, platform_name: str, module: str = "subject") -> dict[str, Any]:
    """Measure one subject in a process of its own."""
    # GLib's event loop does not tell when it begins to wait.
    environment = {**os.environ, "QT_QPA_PLATFORM": platform_name, "QT_NO_GLIB": "1"}
    command = [sys.executable, "-m", f"benchmarks.transcript.{module}", subject]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _figure(figures: dict[str, Any], group: str, name: str) -> float:
    return float(figures[group][name] if name else figures[group])


def _row(
    ours: dict[str, Any],
    peer: dict[str, Any] | None,
    row: tuple[str, str, str],
    targets: dict[tuple[str, str], float],
) -> str:
    group, name, label = row
    value = _figure(ours, group, name)
    target = targets.get((group, name))
    verdict = "" if target is None else f"≤ {target:g}  {'ok' if value <= target else 'MISSED'}"
    against = ""
    if peer is not None:
        other = _figure(peer, group, name)
        against = f"{other:9.1f}  {value / other:5.2f} ×"
    return f"{label:54}{value:8.1f}  {verdict:16}{against}"


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.transcript")
    parser.add_argument("--platform", choices=("offscreen", "xcb"), default="offscreen")
    parser.add_argument("--skip-peer", action="store_true")
    parser.add_argument("--messages", type=int, default=MESSAGES, help="of the long conversation")
    arguments = parser.parse_args()
    ours = _measure("ours", arguments.platform)
    peer = None if arguments.skip_peer else _measure("peer", arguments.platform)
    load = os.getloadavg()[0]
    machine = f"{platform.machine()}, {os.cpu_count()} cores (load {load:.1f})"
    versions = f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}"
    print(f"{machine}, {versions}, {arguments.platform}")
    print(f"{'':54}{'ours':>8}  {'target':16}{'' if peer is None else '     peer  ratio'}")
    for row in _ROWS:
        print(_row(ours, peer, row, TARGETS))
    print(f"\nthe window on {arguments.messages:,} messages (load {os.getloadavg()[0]:.1f})")
    long = _measure(str(arguments.messages), arguments.platform, "long")
    for row in _LONG_ROWS:
        print(_row(long, None, row, LONG_TARGETS))


if __name__ == "__main__":
    main()
