"""`python -m benchmarks.app --model PATH`: prints the window's cost, with its targets."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from benchmarks.app.overhead import PARAMETERS
from benchmarks.engine.statistics import ratio_of
from gptoss_desktop.locations import Locations
from gptoss_desktop.settings.settings import Settings

STARTS = 10
TARGET_START_MS = 600.0
TARGET_ADDED_MS = 5.0
TARGET_RATE = 0.99


def _first_paints(folder: Path) -> list[float]:
    found = []
    for _ in range(STARTS + 1):
        command = [sys.executable, "-m", "benchmarks.app.first_paint", str(time.monotonic_ns()), str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(float(done.stdout))
    return found[1:]  # the first one warms the file cache


def _overhead(folder: Path, model: Path, pairs: int, threads: int) -> list[dict[str, float]]:
    locations = Locations.under(folder)
    locations.prepare()
    settings = Settings.load(locations.settings)
    settings.threads = threads
    settings.parameters = PARAMETERS
    settings.flush()
    command = [sys.executable, "-m", "benchmarks.app.overhead", str(folder), str(model), str(pairs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[dict[str, float]] = json.loads(done.stdout)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.app")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=12)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="app-") as name:
        folder = Path(name)
        starts = _first_paints(folder / "start")
        verdict = "met" if median(starts) <= TARGET_START_MS else "MISSED"
        print(
            f"process start to first paint: {median(starts):.0f} ms"
            f" [{min(starts):.0f}, {max(starts):.0f}], target ≤ {TARGET_START_MS:.0f}: {verdict}"
        )
        for threads in (1, 2):
            rows = _overhead(folder / f"engine{threads}", arguments.model, arguments.pairs, threads)
            added = [row["added_ms"] for row in rows]
            ratio = ratio_of([row["window_rate"] for row in rows], [row["bare_rate"] for row in rows])
            _, _, upper = quantiles(added, n=4)
            verdict = "met" if median(added) <= TARGET_ADDED_MS else "MISSED"
            print(
                f"{threads} engine thread(s): added to time to first token {median(added):.1f} ms"
                f" (upper quartile {upper:.1f}), target ≤ {TARGET_ADDED_MS:.0f}: {verdict}"
            )
            verdict = "recorded" if threads > 1 else "met" if ratio.mean >= TARGET_RATE else "MISSED"
            print(
                f"{threads} engine thread(s): tokens/s, window against bare client {ratio.mean:.3f}"
                f" [{ratio.low:.3f}, {ratio.high:.3f}], target ≥ {TARGET_RATE}: {verdict}"
            )


if __name__ == "__main__":
    main()
