"""Whether vLLM is installed in this program's own environment, told without importing it."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path


def own_python() -> Path | None:
    """Return this program's interpreter if vLLM can be found from it, else None."""
    try:
        found = find_spec("vllm") is not None
    except (ImportError, ValueError):
        return None
    return Path(sys.executable) if found and sys.executable else None
