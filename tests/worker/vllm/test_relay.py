"""The log is passed on; a reader that does not read costs nobody anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.worker.vllm.output import LONGEST_LINE
from gptoss_desktop.worker.vllm.relay import MOST_WAITING, LogRelay

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    os.set_blocking(read, False)
    yield read, write
    for fd in (read, write):
        try:
            os.close(fd)
        except OSError:
            continue


def _read(fd: int) -> bytes:
    found = b""
    try:
        while data := os.read(fd, 1 << 16):
            found += data
    except BlockingIOError:
        pass
    return found


def test_lines_in_order(pipe: tuple[int, int]) -> None:
    relay = LogRelay(pipe[1])
    for number in range(10):
        relay.add(b"line %d" % number)
    assert relay.pause_s is not None
    relay.pump()
    assert _read(pipe[0]) == b"".join(b"line %d\n" % number for number in range(10))
    assert relay.pause_s is None


def test_the_last_lines_of_a_flood_are_kept(pipe: tuple[int, int]) -> None:
    relay = LogRelay(pipe[1])
    for number in range(3 * MOST_WAITING):
        relay.add(b"%d" % number)
    relay.flush(1)
    first, *lines = _read(pipe[0]).splitlines()
    assert first == b"(%d lines of the engine are left out here)" % (2 * MOST_WAITING)
    assert lines == [b"%d" % number for number in range(2 * MOST_WAITING, 3 * MOST_WAITING)]


def test_a_pipe_that_nobody_reads_blocks_nobody(pipe: tuple[int, int]) -> None:
    relay = LogRelay(pipe[1])
    for _ in range(MOST_WAITING):
        relay.add(b"x" * LONGEST_LINE)
        relay.pump()
    relay.flush(0.01)
    assert relay.pause_s is not None


def test_a_reader_that_is_gone_is_no_error(pipe: tuple[int, int]) -> None:
    os.close(pipe[0])
    relay = LogRelay(pipe[1])
    relay.add(b"to nobody")
    relay.flush(1)
    assert relay.pause_s is None
