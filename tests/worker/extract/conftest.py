"""The extractor's own process on files that are made here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gptoss_desktop.protocol.extraction import Extracted, ExtractionEvent, Progress, Refused, decode

Extract = Callable[..., Extracted | Refused]


def events_of(path: Path) -> list[ExtractionEvent]:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "gptoss_desktop", "--worker", "extract", str(path)],
        capture_output=True,
        check=True,
        timeout=100,
    )
    assert done.stderr == b""
    events = [decode(line) for line in done.stdout.splitlines()]
    assert None not in events
    return [event for event in events if event is not None]


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Return what the extractor says about a file with this name and content, or one that is there."""

    def run(name: str, data: bytes | None = None) -> Extracted | Refused:
        path = tmp_path / name
        if data is not None:
            path.write_bytes(data)
        *before, last = events_of(path)
        assert all(isinstance(event, Progress) for event in before)
        assert not isinstance(last, Progress)
        return last

    return run
