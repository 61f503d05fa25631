"""Compares this program's llama.cpp server with llama.cpp's own, in interleaved pairs.

python -m benchmarks.engine --model PATH [--pairs 12] [--peer PATH] [--ours ADDRESS --theirs ADDRESS]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.engine.scenarios import SCENARIOS, Scenario
from benchmarks.engine.servers import Settings, our_command, running, their_command
from benchmarks.engine.statistics import ratio_of
from benchmarks.peers import llama_server


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__)
    parser.add_argument("--model", type=Path, help="a GGUF file for both servers")
    parser.add_argument("--peer", type=Path, help="llama-server; built where it is not given")
    parser.add_argument(
        "--pairs", type=int, default=12, help="measurements of each server (at least 10 count)"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--context", type=int, default=4096, help="tokens a request")
    parser.add_argument("--parallel", type=int, default=8)
    parser.add_argument("--ours", help="socket path or host:port of a server that runs already")
    parser.add_argument("--theirs", help="socket path or host:port of the other one")
    parser.add_argument("--json", type=Path, help="write every measurement to this file")
    arguments = parser.parse_args()
    if not arguments.model and not (arguments.ours and arguments.theirs):
        parser.error("name a model with --model, or two running servers with --ours and --theirs")
    return arguments


def _compare(scenario: Scenario, addresses: tuple[str, str], pairs: int) -> dict[str, object]:
    figures: tuple[list[float], list[float]] = ([], [])
    for address in addresses:
        scenario.measure(address, -1)  # warms caches and the file's pages
    for pair in range(pairs):
        for address, kept in zip(addresses, figures, strict=True):
            kept.append(scenario.measure(address, pair))
    ratio = ratio_of(*figures)
    met = ratio.low >= scenario.target if scenario.more_is_better else ratio.mean <= scenario.target
    bound = "low ≥" if scenario.more_is_better else "≤"
    print(
        f"{scenario.name}: ours {median(figures[0]):.1f}, theirs {median(figures[1]):.1f} {scenario.unit};"
        f" ratio {ratio.mean:.3f} [{ratio.low:.3f}, {ratio.high:.3f}],"
        f" target {bound} {scenario.target}: {'met' if met else 'MISSED'}",
        flush=True,
    )
    return {"scenario": scenario.name, "ours": figures[0], "theirs": figures[1], "met": met}


def main() -> int:
    """Run every scenario; the status is 1 where a target was missed."""
    arguments = _arguments()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="engine-")))
        addresses = (arguments.ours, arguments.theirs)
        if not all(addresses):
            settings = Settings(arguments.model, arguments.threads, arguments.context, arguments.parallel)
            ours, theirs = folder / "ours.sock", folder / "theirs.sock"
            peer = arguments.peer or llama_server.build()
            addresses = (
                stack.enter_context(running(our_command(ours, settings), ours)),
                stack.enter_context(running(their_command(peer, theirs, settings), theirs)),
            )
        results = [_compare(scenario, addresses, arguments.pairs) for scenario in SCENARIOS]
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1))
    return 0 if all(result["met"] for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
