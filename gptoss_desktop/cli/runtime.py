"""`runtime`: the Pythons with vLLM in them: list, add, test, remove, use."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.output import fail, tell, write
from gptoss_desktop.domain.failure import EngineFailure, FailureKind
from gptoss_desktop.domain.runtime import RuntimeTarget
from gptoss_desktop.domain.said import say
from gptoss_desktop.hardware.probe import probe
from gptoss_desktop.locations import Locations
from gptoss_desktop.runtimes.driver import driver_problem
from gptoss_desktop.runtimes.names import AUTO
from gptoss_desktop.runtimes.problem import RuntimeProblem
from gptoss_desktop.runtimes.store import RuntimeStore
from gptoss_desktop.services.words import translated
from gptoss_desktop.settings.settings import Settings

if TYPE_CHECKING:
    import argparse

    from gptoss_desktop.domain.runtime import EngineRuntime, RuntimeManifest

NONE_KNOWN = "No vLLM runtime is known. `gptoss-desktop runtime add PATH` adds a Python that has vLLM.\n"


def runtime(options: argparse.Namespace) -> ExitCode:
    """Run one of the words and return the exit code."""
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    locations.prepare()
    commands = _Commands(locations, Settings.load(locations.settings))
    try:
        match options.word:
            case "list":
                return commands.list(as_json=options.json)
            case "add":
                return commands.add(options)
            case "test":
                return commands.test(options.name)
            case "remove":
                return commands.remove(options.name)
            case _:
                return commands.use(options.name)
    except RuntimeProblem as problem:
        return fail(EngineFailure(problem.kind, translated(problem.sentence), translated(problem.advice)))


def described(manifest: RuntimeManifest | None) -> str:
    """Return what is known of a runtime in one line."""
    if manifest is None:
        return "not tested yet"
    if manifest.problem:
        return f"broken: {manifest.problem}"
    if manifest.target is RuntimeTarget.CPU:
        target = "for the processor"
    else:
        target = "for CUDA " + ".".join(map(str, manifest.cuda or ()))
    return f"vLLM {manifest.vllm} {target}, torch {manifest.torch}, Python {manifest.python}"


class _Commands:
    """The words over one store."""

    def __init__(self, locations: Locations, settings: Settings) -> None:
        self._locations = locations
        self._settings = settings
        self._store = RuntimeStore(locations.runtimes, settings.runtime_pythons, settings.runtime)

    def list(self, *, as_json: bool) -> ExitCode:
        """Print every runtime; the current one is marked."""
        runtimes = self._store.all()
        if as_json:
            plain = [_plain(runtime) for runtime in runtimes]
            write(sys.stdout, json.dumps(plain, indent=2, ensure_ascii=False) + "\n")
        elif not runtimes:
            write(sys.stdout, NONE_KNOWN)
        for runtime in () if as_json else runtimes:
            mark = "*" if runtime.current else " "
            write(sys.stdout, f"{mark} {runtime.name}: {described(runtime.manifest)}\n")
            write(sys.stdout, f"    {runtime.python}\n")
            if runtime.manifest and runtime.manifest.advice:
                write(sys.stdout, f"    → {runtime.manifest.advice}\n")
        return ExitCode.OK

    def add(self, options: argparse.Namespace) -> ExitCode:
        """Test a Python and keep it."""
        tell(f"testing {options.path}; this may take a minute…")
        return self._show(self._store.add(options.path, options.name))

    def test(self, name: str) -> ExitCode:
        """Test a runtime again."""
        self._check_known(name)
        tell(f"testing {name}; this may take a minute…")
        return self._show(self._store.test(name))

    def remove(self, name: str) -> ExitCode:
        """Forget a runtime, or take it out of the settings."""
        python = next((str(r.python) for r in self._store.all() if r.name == name), "")
        if python in self._settings.runtime_pythons:
            kept = tuple(path for path in self._settings.runtime_pythons if path != python)
            self._settings.runtime_pythons = kept
        else:
            self._store.remove(name)
        if self._settings.runtime == name:
            self._settings.runtime = ""
        return self._saved()

    def use(self, name: str) -> ExitCode:
        """Choose the runtime that vLLM is started with."""
        if name != AUTO:
            self._check_known(name)
        self._settings.runtime = "" if name == AUTO else name
        return self._saved()

    def _check_known(self, name: str) -> None:
        names = [runtime.name for runtime in self._store.all()]
        if name not in names:
            advice = say("There are: {names}.", names=", ".join(names)) if names else say("None is known.")
            sentence = say("There is no runtime named {name}.", name=name)
            raise RuntimeProblem(FailureKind.RUNTIME_MISSING, sentence, advice)

    def _show(self, runtime: EngineRuntime) -> ExitCode:
        manifest = runtime.manifest
        if manifest and manifest.problem:
            return fail(EngineFailure(FailureKind.RUNTIME_BROKEN, manifest.problem, manifest.advice))
        write(sys.stdout, f"{runtime.name}: {described(manifest)}\n")
        if manifest and manifest.advice:
            tell(manifest.advice)
        if manifest and manifest.target is RuntimeTarget.CUDA:
            problem = driver_problem(runtime, probe(self._locations.engine_cache))
            if problem:
                tell(f"{translated(problem.sentence)} {translated(problem.advice)}")
        return ExitCode.OK

    def _saved(self) -> ExitCode:
        self._settings.flush()
        if self._settings.problem:
            tell(self._settings.problem)
            return ExitCode.FAILED
        return ExitCode.OK


def _plain(runtime: EngineRuntime) -> dict[str, object]:
    return {
        "name": runtime.name,
        "python": str(runtime.python),
        "current": runtime.current,
        "usable": runtime.usable,
        "manifest": asdict(runtime.manifest) if runtime.manifest else None,
    }
