"""Builds a store with a million messages in a temporary folder, and searches it keystroke by keystroke."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.search import corpus, measure, queries
from gptoss_desktop.locations import Locations
from gptoss_desktop.storage.store import ConversationStore

MESSAGES = 1_000_000
EACH = 25
"""Queries of each class that are typed."""
LOOKED_THROUGH = 2
"""Queries of each class that are compared with the reference."""
KEYSTROKE_MS = 30
INDEX_RATIO = 1.8
_TABLES = ("block", "column", "segment", "queue", "merge", "garbage", "model", "next")


def main() -> int:
    """Print the figures; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--data-dir", type=Path, help="keep the store here, and use the one that is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gptoss-search-") as folder:
        data = options.data_dir or Path(folder) / "data"
        if not (data / "conversations.sqlite").exists():
            _build(Path(folder), data, options.messages)
        store = ConversationStore.open(Locations.under(data).database, guest=True)
        try:
            return int(not (_size(store) & _latency(store, options.each)))
        finally:
            store.close()


def _build(folder: Path, data: Path, messages: int) -> None:
    file = folder / "corpus.jsonl"
    size = corpus.write(file, messages)
    print(f"{messages:,} messages, {size / 1e6:.0f} MB of text; load {os.getloadavg()[0]:.1f}", flush=True)
    started = time.monotonic()
    subprocess.run(
        [
            sys.executable,
            "-m",
            "gptoss_desktop",
            "--data-dir",
            str(data),
            "conversations",
            "import",
            str(file),
        ],
        check=True,
    )
    took = time.monotonic() - started
    print(f"imported and indexed in {took:.0f} s: {messages / took:,.0f} messages a second", flush=True)


def _size(store: ConversationStore) -> bool:
    """Print the size of the index: the pages that its rows fill, against the bytes of the text."""
    database = store._database  # noqa: SLF001 - reads beside the store
    text = sum(
        int(database.query(f"SELECT coalesce(sum(octet_length({column})), 0) FROM {table}")[0][0])  # noqa: S608
        for table, column in (("part", "text"), ("conversation", "title"))
    )
    before = _pages(store)
    database.execute("BEGIN")
    for table in _TABLES:
        database.execute(f"DELETE FROM search_{table}")  # noqa: S608
    index = (before - _pages(store)) * int(database.query("PRAGMA page_size")[0][0])
    database.execute("ROLLBACK")
    ratio = index / text
    print(
        f"text {text / 1e6:.0f} MB, index {index / 1e6:.0f} MB: {ratio:.2f} x (target {INDEX_RATIO})",
        flush=True,
    )
    return ratio <= INDEX_RATIO


def _pages(store: ConversationStore) -> int:
    """Return how many pages are in use."""
    count, free = (
        int(store._database.query(f"PRAGMA {name}")[0][0])  # noqa: SLF001
        for name in ("page_count", "freelist_count")
    )
    return count - free


def _latency(store: ConversationStore, each: int) -> bool:
    rows = store._database.query("SELECT text FROM part WHERE rowid % 331 = 0")  # noqa: SLF001
    classes = queries.typed([text for (text,) in rows], each)
    first = measure.keystrokes(store, ["显存"]).wall[0]
    print(f"first search of the process {first:.1f} ms; load {os.getloadavg()[0]:.1f}")
    print(f"{'':26} {'ms by the clock':>20}   {'ms of processor':>20}   p50 p95 max")
    wall: list[float] = []
    for name, texts in classes.items():
        times = measure.keystrokes(store, texts)
        wall += times.wall
        print(f"{name:26} {measure.figures(times.wall)}   {measure.figures(times.processor)}", flush=True)
    print(f"{'all':26} {measure.figures(wall)}   (target: p95 of {KEYSTROKE_MS} ms)", flush=True)
    sample = [
        text for texts in classes.values() for text in texts[:: len(texts) // LOOKED_THROUGH][:LOOKED_THROUGH]
    ]
    due, came, wrong = measure.recall(store, sample)
    print(f"recall over {len(sample)} queries: {came:,} of {due:,}, {wrong} wrong", flush=True)
    return bool(measure.high(wall) <= KEYSTROKE_MS and came == due and wrong == 0)


if __name__ == "__main__":
    sys.exit(main())
