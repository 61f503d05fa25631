"""Everything that `make bench` measures, one program after the other: the machine should do nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.models import smollm2_gguf  # noqa: E402  the path is set above


def main() -> int:
    """Run each benchmark; return 1 where one could not be run."""
    model = str(smollm2_gguf())
    commands = (
        ("the server against llama.cpp's own", ["benchmarks.engine", "--model", model]),
        ("the window on the engine", ["benchmarks.app", "--model", model]),
        ("the transcript against a whole setMarkdown", ["benchmarks.transcript"]),
        ("reading: formulas, and texts that are made to hurt", ["benchmarks.reading"]),
        ("100,000 chats in the sidebar", ["benchmarks.sidebar"]),
        ("the search over a million messages", ["benchmarks.search"]),
        ("what a stream costs the window", ["benchmarks.client.stream_cost"]),
        ("text out of attached files", ["benchmarks.extraction"]),
        ("saving answers, reading conversations", ["benchmarks.saving"]),
    )
    failed = False
    for title, words in commands:
        print(f"\n== {title}", flush=True)
        done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False)
        # The engine's comparison tells a missed target by its exit code; a miss is a figure, not a fault.
        failed |= done.returncode not in {0, 1}
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
