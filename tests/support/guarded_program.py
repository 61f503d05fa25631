"""A small program in the engine's place: it says what it sees, and may refuse to die.

guarded_program.py SOCKET_FD EVENTS_FD [behaviour…] with: stubborn (ignores TERM), brood (sleepers in sessions
of their own, one of them orphaned), deaf (never listens), exit=N.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import time

LIFETIME_S = 60
SHARED_MEMORY = "/dev/shm"  # noqa: S108  the system's own


def main() -> None:
    socket_fd, events_fd, behaviour = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    if "stubborn" in behaviour:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if "brood" in behaviour:
        _sleeper(orphaned=False)
        _sleeper(orphaned=True)
    server = socket.socket(fileno=socket_fd)
    if "deaf" not in behaviour:
        server.listen()
    stage = {"v": 1, "event": "stage", "name": "seen", "detail": _seen()}
    os.write(events_fd, json.dumps(stage).encode() + b"\n")
    for word in behaviour:
        if word.startswith("exit="):
            sys.exit(int(word.removeprefix("exit=")))
    time.sleep(LIFETIME_S)


def _sleeper(*, orphaned: bool) -> None:
    if os.fork():
        return
    os.setsid()
    if orphaned and os.fork():
        os._exit(0)
    time.sleep(LIFETIME_S)
    os._exit(0)


def _seen() -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
            out.connect(("192.0.2.1", 53))
        network = "open"
    except OSError as error:
        network = os.strerror(error.errno or 0)
    descriptors = [fd for fd in range(3, 256) if _is_open(fd)]
    memory = os.statvfs(SHARED_MEMORY)
    return json.dumps(
        {
            "network": network,
            "descriptors": descriptors,
            "proxy": os.environ.get("HTTPS_PROXY"),
            "shared_memory": [memory.f_blocks * memory.f_frsize, os.listdir(SHARED_MEMORY)],  # noqa: PTH208  names
        }
    )


def _is_open(fd: int) -> bool:
    try:
        os.fstat(fd)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
