"""What a stream costs the window's thread: seconds of CPU an event, and the delay of the first delta.

Run from the repository's root: python -m benchmarks.client.stream_cost
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop

from gptoss_desktop.engine.client import EngineClient
from tests.support import stand_in_server
from tests.support.stand_in_server import finish

if TYPE_CHECKING:
    from gptoss_desktop.engine.stream import AnswerOutcome, AnswerStream
    from gptoss_desktop.protocol.chunks import TextDelta


FAST_RATE = 2000
"""Tokens a second: the rate that one message has to bear."""


def finish_of(stream: AnswerStream) -> None:
    """Run the event loop until the stream has ended well."""
    loop = QEventLoop()
    outcomes: list[AnswerOutcome] = []
    stream.finished.connect(outcomes.append)
    stream.finished.connect(loop.quit)
    loop.exec()
    assert outcomes[0].failure is None


def flood(client: EngineClient, events: int, *, ids: bool = False) -> tuple[float, float]:
    """Return microseconds of this thread's CPU an event, and events a second; `ids`: with token ids."""
    began, cpu = time.monotonic(), time.thread_time()
    finish_of(client.stream_chat({"steps": [["flood", events, ids], ["send", finish()]]}))
    return (time.thread_time() - cpu) / events * 1e6, events / (time.monotonic() - began)


def first_delta(client: EngineClient) -> float:
    """Return milliseconds from the server's write of the first delta to the slot that is given it."""
    arrived: list[float] = []
    stream = client.stream_chat({"steps": [["clock"], ["send", finish()]]})

    def take(deltas: tuple[TextDelta, ...]) -> None:
        arrived.append(time.monotonic() - float(deltas[0].text))

    stream.delta.connect(take)
    finish_of(stream)
    return arrived[0] * 1000


def main() -> None:
    """Print both figures as medians and 95th percentiles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=25_000)
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args()
    application = QCoreApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "s")
        command = [sys.executable, stand_in_server.__file__, path]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
            assert server.stdout is not None
            server.stdout.readline()
            client = EngineClient(path, application)
            pairs = [
                (flood(client, options.events), flood(client, options.events, ids=True)) for _ in range(9)
            ]
            costs = [pair[0] for pair in pairs]
            more = statistics.median(with_ids[0] - without[0] for without, with_ids in pairs)
            delays = [first_delta(client) for _ in range(options.rounds)]
            server.kill()
    print(f"event: {statistics.median(c for c, _ in costs):.1f} µs of the window's thread")
    print(f"rate: {statistics.median(r for _, r in costs):,.0f} events/s")
    share = more * FAST_RATE / 1e6
    print(f"token ids: {more:+.1f} µs an event, {share:.2%} of the window's thread at {FAST_RATE} tokens/s")
    p95 = statistics.quantiles(delays, n=20)[-1]
    print(f"first delta: {statistics.median(delays):.2f} ms after it was written (95th percentile {p95:.2f})")


if __name__ == "__main__":
    main()
