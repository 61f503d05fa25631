"""llama.cpp's short functions, called without giving up the interpreter lock.

ctypes releases the lock around every call. For llama_decode that is the point; around calls of microseconds,
made once a sequence and step, it invites the HTTP thread to take the lock and lets the decode thread wait.
"""

from __future__ import annotations

import ctypes
from typing import Any

import llama_cpp.llama_cpp as llama


def _keeping_the_lock(function: Any) -> Any:  # noqa: ANN401 - a foreign function of ctypes
    prototype = ctypes.PYFUNCTYPE(function.restype, *function.argtypes)
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise ImportError(f"llama.cpp has no function {function.__name__}.")
    return prototype(address)


sampler_sample = _keeping_the_lock(llama.llama_sampler_sample)
get_logits_ith = _keeping_the_lock(llama.llama_get_logits_ith)
sampler_accept = _keeping_the_lock(llama.llama_sampler_accept)
sampler_apply = _keeping_the_lock(llama.llama_sampler_apply)
