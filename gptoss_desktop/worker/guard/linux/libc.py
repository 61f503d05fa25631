"""One way to call the C library: arguments as machine words, failure as OSError."""

from __future__ import annotations

import ctypes
import os

_LIBC = ctypes.CDLL(None, use_errno=True)


def call(function: str, *arguments: int | bytes | None) -> int:
    """Call a function of the C library and return its result.

    Integers are passed as unsigned machine words, which is what variadic functions such as prctl(2) read.

    Raises:
        OSError: the function returned -1; the function's name stands in `filename`.
    """
    words = [ctypes.c_ulong(word) if isinstance(word, int) else word for word in arguments]
    result: int = getattr(_LIBC, function)(*words)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), function)
    return result
