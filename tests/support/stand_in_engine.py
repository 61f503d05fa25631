"""The smallest engine that a real guard can start: takes two descriptors, says Ready, answers."""

from __future__ import annotations

import asyncio
import os
import socket
import sys

from gptoss_desktop.protocol.guard import Ready, Stage, encode
from tests.support.stand_in_server import StandInServer


async def main(socket_fd: int, events_fd: int) -> None:
    os.write(2, f"pid {os.getpid()}\n".encode())
    os.write(events_fd, encode(Stage("tensors", 1.0)))
    await StandInServer().listen_on(socket.socket(fileno=socket_fd))
    os.write(events_fd, encode(Ready("stand-in", "1", "tiny", "/m", "gpt-oss", 64, 1, has_reasoning=True)))
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
