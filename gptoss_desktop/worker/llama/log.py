"""llama.cpp's own log, taken into Python's logging, with the last errors kept for the user's sentence."""

from __future__ import annotations

import ctypes
import logging
from collections import deque

import llama_cpp.llama_cpp as llama

logger = logging.getLogger("llama.cpp")

# ggml.h, enum ggml_log_level. What llama.cpp calls information interests a developer only; what it calls a
# warning is advice about settings that this program chose on purpose (a full-size cache of sliding windows).
_CONTINUED = 5
_LEVELS = {1: logging.DEBUG, 2: logging.DEBUG, 3: logging.INFO, 4: logging.ERROR}

_KEPT_LINES = 20


class EngineLog:
    """Receives every line of llama.cpp and ggml; `errors` holds the last errors, oldest first."""

    def __init__(self) -> None:
        self.errors: deque[str] = deque(maxlen=_KEPT_LINES)
        self._level = logging.DEBUG
        self._callback = llama.llama_log_callback(self._receive)

    def install(self) -> None:
        """Make this the receiver of the whole process; llama.cpp has one. It must outlive the library."""
        llama.llama_log_set(self._callback, ctypes.c_void_p(0))

    def _receive(self, level: int, text: bytes, _user_data: int | None) -> None:
        if level != _CONTINUED:
            self._level = _LEVELS.get(level, logging.DEBUG)
        if self._level < logging.ERROR and not logger.isEnabledFor(self._level):
            return
        line = text.decode("utf-8", errors="replace").rstrip()
        if not line.strip(". "):
            return  # dots of progress
        if self._level == logging.ERROR:
            self.errors.append(line)
        logger.log(self._level, "%s", line)


engine_log = EngineLog()
"""The one receiver: llama.cpp keeps a single callback for the process."""
