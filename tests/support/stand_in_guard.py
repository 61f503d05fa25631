"""Plays the guard and the engine in one process: does, step by step, what the words after the socket say.

  stand_in_guard.py SOCKET STEPS      STEPS is JSON, a list of
  ["event", line]      write a line of the guard's protocol
  ["raw", text]        write a line that is none
  ["log", text]        write a line to standard error
  ["flood", count]     write that many lines to standard error
  ["serve"]            listen on SOCKET
  ["sick"]             answer /health with 503 from now on
  ["exit", code]       end with a code
  ["signal", number]   end by a signal
  ["deaf"]             do not listen to an ordinary stop
  ["hang"]             do nothing more
After the last step it runs on, like an engine that is ready. "stop" on standard input ends it, and so does
the end of standard input.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import Any

from gptoss_desktop.protocol.guard import Exited, encode
from tests.support.stand_in_server import StandInServer


def write(data: bytes, fd: int = 1) -> None:
    os.write(fd, data)


async def run(socket: str, steps: list[list[Any]]) -> None:  # noqa: C901 - a flat table of steps
    server = StandInServer()
    deaf = asyncio.Event()
    stopping = asyncio.create_task(until_stopped(deaf))
    for name, *arguments in steps:
        await asyncio.sleep(0)  # let the listener to standard input have its turn
        match name:
            case "event" | "raw":
                write(arguments[0].encode() + b"\n")
            case "log":
                write(arguments[0].encode() + b"\n", 2)
            case "flood":
                write(b"llama: some line of an engine that has a lot to say\n" * arguments[0], 2)
            case "serve":
                await server.listen(socket)
            case "sick":
                server.healthy = False
            case "exit":
                os._exit(arguments[0])
            case "signal":
                os.kill(os.getpid(), arguments[0])
            case "deaf":
                deaf.set()
            case "hang":
                break
    await stopping


async def until_stopped(deaf: asyncio.Event) -> None:
    """Return at an ordinary stop or at the end of standard input, whichever the guard would heed."""
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        if line == b"stop\n" and not deaf.is_set():
            write(encode(Exited(None, 15)))
            return


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], json.loads(sys.argv[2])))
