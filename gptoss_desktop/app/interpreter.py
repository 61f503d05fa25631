"""How Python's interpreter is set, so that the window never waits long for anything else in this process."""

from __future__ import annotations

import gc
import sys

SWITCH_S = 0.0005
"""After so long a thread that works lets the window's thread go on, if that wants to. Python's own 5 ms are
waited for at each of a frame's calls into Qt: an answer's first frame took 70 ms beside the token meter."""


def put_the_window_first() -> None:
    """Let threads that compute give way at once."""
    sys.setswitchinterval(SWITCH_S)


def begin_collecting() -> None:
    """Let the collector of cycles work, which rested since the entry point; what is there by now stays."""
    gc.freeze()
    gc.enable()
