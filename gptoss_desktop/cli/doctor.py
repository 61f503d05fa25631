"""`doctor`: what this machine has, what is wrong with it, and what to do."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from gptoss_desktop.cli.checks import machine, software, vllm, worker
from gptoss_desktop.cli.checks.finding import Finding, Level
from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.hardware.probe import probe
from gptoss_desktop.locations import Locations
from gptoss_desktop.runtimes.store import RuntimeStore
from gptoss_desktop.settings.settings import Settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

MARKS = {Level.OK: "ok     ", Level.WARNING: "warning", Level.ERROR: "error  "}


def doctor(options: argparse.Namespace) -> int:
    """Print the findings; exit code 1 when one of them is an error."""
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    settings = Settings.load(locations.settings)
    store = RuntimeStore(locations.runtimes, settings.runtime_pythons, settings.runtime)
    checks: tuple[tuple[str, Callable[[], Finding]], ...] = (
        ("python", software.python),
        ("qt", software.qt),
        ("llama.cpp", software.llama_cpp),
        ("vllm", lambda: vllm.runtime(store)),
        ("gpus", lambda: vllm.cards(probe(locations.engine_cache), store)),
        ("memory", machine.memory),
        ("disk", lambda: machine.disk(locations.data)),
        ("sockets", lambda: worker.sockets(locations.runtime)),
        ("isolation", lambda: worker.isolation(locations.runtime, settings.isolation)),
        ("vllm net", lambda: vllm.network(locations.runtime, settings.isolation, store)),
    )
    findings = []
    for finding in _run(checks):
        findings.append(finding)
        if not options.json:
            _print(finding)
    worst = Level.ERROR in {finding.level for finding in findings}
    if options.json:
        report = {"ok": not worst, "checks": [asdict(finding) for finding in findings]}
        sys.stdout.write(json.dumps(report, indent=2, ensure_ascii=False) + "\n")
    return ExitCode.FAILED if worst else ExitCode.OK


def _run(checks: tuple[tuple[str, Callable[[], Finding]], ...]) -> Iterator[Finding]:
    for name, check in checks:
        try:
            yield check()
        except Exception as error:  # noqa: BLE001  a broken machine must not stop the report about it
            yield Finding(name, Level.ERROR, f"the check failed: {error}", "Run `make setup` again.")


def _print(finding: Finding) -> None:
    sys.stdout.write(f"{MARKS[finding.level]}  {finding.check:<10} {finding.text}\n")
    if finding.remedy:
        sys.stdout.write(f"{'':>9}{'':<10} → {finding.remedy}\n")
    sys.stdout.flush()
