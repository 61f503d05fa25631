"""How long the extractor's process takes for large files, against the same reading without a process.

python -m benchmarks.extraction [--runs N]
"""

from __future__ import annotations

import argparse
import contextlib
import logging
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.extraction.documents import files
from gptoss_desktop.protocol.extraction import Extracted, decode
from gptoss_desktop.worker.extract.documents import extract
from gptoss_desktop.worker.extract.errors import RefusedError


def main() -> None:
    """Print a line a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    logging.disable(logging.CRITICAL)
    print(f"{'file':14}{'size':>10}{'text':>12}{'process':>10}{'reading':>10}{'added':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files().items():
            path = Path(folder) / name
            path.write_bytes(data)
            whole, said = [], ""
            for _ in range(runs):
                seconds, said = _process(path)
                whole.append(seconds)
            alone = statistics.median(_reading(name, data) for _ in range(runs))
            process = statistics.median(whole)
            print(
                f"{name:14}{len(data) / 1e6:>7.2f} MB{said:>12}{process:>8.2f} s{alone:>8.2f} s"
                f"{process - alone:>7.2f} s"
            )


def _process(path: Path) -> tuple[float, str]:
    """Return the seconds from start to end, and how much text there was or why there was none."""
    begin = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "gptoss_desktop", "--worker", "extract", str(path)],
        capture_output=True,
        check=True,
    )
    seconds = time.perf_counter() - begin
    event = decode(done.stdout.splitlines()[-1])
    if isinstance(event, Extracted):
        return seconds, f"{len(event.text) / 1e6:.2f} M"
    return seconds, getattr(event, "kind", "?")


def _reading(name: str, data: bytes) -> float:
    begin = time.perf_counter()
    with contextlib.suppress(RefusedError):
        extract(name, data, lambda _: None)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
