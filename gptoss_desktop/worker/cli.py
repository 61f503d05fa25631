"""The worker's first word: which of the child's programs to be."""

from __future__ import annotations

import sys

from gptoss_desktop.worker.guard.linux import prctl

EXIT_USAGE = 2


def main(argv: list[str]) -> int:
    """Run `guard …`, `llama …`, `vllm …`, `extract …`, `maths` or `probe`; return the exit code.

    Each is imported alone: the guard must stay small, and enters its namespaces before any thread runs.
    """
    word, rest = (argv[0], argv[1:]) if argv else ("", [])
    if word == "guard":
        from gptoss_desktop.worker.guard.main import main as guard  # noqa: PLC0415  one program at a time

        return guard(rest)
    if word == "llama":
        prctl.forbid_core_dumps()
        prctl.hide_memory()
        from gptoss_desktop.worker.server.main import main as llama  # noqa: PLC0415

        return llama(rest)
    if word == "vllm":
        prctl.forbid_core_dumps()
        from gptoss_desktop.worker.vllm.main import main as vllm  # noqa: PLC0415

        return vllm(rest)
    if word == "extract":
        from gptoss_desktop.worker.extract.main import main as extract  # noqa: PLC0415

        return extract(rest)
    if word == "maths":
        from gptoss_desktop.worker.maths.main import main as maths  # noqa: PLC0415

        return maths(rest)
    if word == "probe":
        return _probe()
    known = "guard, llama, vllm, extract, maths or probe"
    sys.stderr.write(f"The worker has no program {word!r}: the first word must be {known}.\n")
    return EXIT_USAGE


def _probe() -> int:
    """Load the engine's library and print what it was built for; a build for another processor dies here."""
    import json  # noqa: PLC0415

    import llama_cpp  # noqa: PLC0415

    found = {
        "version": llama_cpp.__version__,
        "gpu_offload": bool(llama_cpp.llama_supports_gpu_offload()),
        "system_info": llama_cpp.llama_print_system_info().decode(),
    }
    sys.stdout.write(json.dumps(found) + "\n")
    return 0
