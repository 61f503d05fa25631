"""Plays the program: starts the engine of a plan, streams for ever, and waits to be killed.

python -m benchmarks.gpu.victim PLAN_FILE
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from benchmarks.gpu.driver import Driver
from benchmarks.gpu.work import completion

if __name__ == "__main__":
    # The file was pickled by the benchmark that started this process.
    plan, runtime, cache = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301
    driver = Driver(runtime, cache)
    driver.start(plan)
    print("streaming", flush=True)
    while True:
        driver.streams([completion(512, 4000, seed) for seed in range(8)])
