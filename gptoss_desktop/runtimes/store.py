"""The runtimes that are known here."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.runtime import EngineRuntime, RuntimeManifest, RuntimeTarget
from gptoss_desktop.domain.said import say
from gptoss_desktop.runtimes import names, record
from gptoss_desktop.runtimes.child import LIMIT_S
from gptoss_desktop.runtimes.examine import examine
from gptoss_desktop.runtimes.executable import python_in
from gptoss_desktop.runtimes.own import own_python
from gptoss_desktop.runtimes.problem import RuntimeProblem
from gptoss_desktop.runtimes.record import Origin, Record, packages_stamp
from gptoss_desktop.runtimes.report import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LIST = say("`gptoss-desktop runtime list` shows the names.")
_UNKNOWN = RuntimeManifest(vllm="", torch="", python="", machine="", target=RuntimeTarget.CUDA)
"""For a runtime whose test ended before it could say anything."""


class RuntimeStore:
    """Runtimes in a folder, Pythons that a setting names, and this program's own environment. Blocks.

    A runtime in the folder is an environment with its Python, or a record that names a Python elsewhere.
    """

    def __init__(
        self,
        folder: Path,
        pythons: Sequence[str],
        current: str,
        *,
        own: Callable[[], Path | None] = own_python,
        limit_s: float = LIMIT_S,
    ) -> None:
        self._folder = folder
        self._pythons = tuple(Path(path).expanduser().absolute() for path in pythons if path)
        self._current = current
        self._own = own
        self._limit_s = limit_s

    def all(self) -> list[EngineRuntime]:
        """Return every runtime, the newest vLLM first. Milliseconds: nothing is tested or run."""
        runtimes = [self._runtime(name, known) for name, known in self._known().items()]
        runtimes.sort(key=lambda runtime: runtime.name)
        runtimes.sort(key=_rank, reverse=True)
        chosen = self._chosen(runtimes)
        return [replace(runtime, current=runtime is chosen) for runtime in runtimes]

    def current(self) -> EngineRuntime | None:
        """Return the runtime to use: the one that was chosen, else the newest that passed its test.

        One that was never tested, or changed since, is tested now, once: that takes seconds.
        """
        chosen = next((runtime for runtime in self.all() if runtime.current), None)
        if chosen is not None:
            return chosen if chosen.manifest else self._tested_once(chosen)
        for runtime in self.all():
            if runtime.manifest is None and (now := self._tested_once(runtime)).usable:
                return now
        return None

    def add(self, python: Path, name: str | None = None) -> EngineRuntime:
        """Test a Python, or the environment in a folder, and keep it under a name; its files stay in place.

        Raises:
            RuntimeProblem: it cannot be used, or the name cannot.
            OSError: the record cannot be written.

        """
        python = python_in(python)
        known = self._known()
        if name is not None:
            names.check_name(name)
            if name in known and known[name].python != python:
                sentence = say("There is a runtime named {name} already.", name=name)
                advice = say("Give another name, or remove that one first.")
                raise RuntimeProblem(FailureKind.BAD_REQUEST, sentence, advice)
        manifest = examine(python, self._limit_s)
        if name is None:
            name = next((name for name, other in known.items() if other.python == python), None)
        name = name or names.name_for(manifest, known)
        self._keep(name, Record(python, Origin.ADDED, packages_stamp(python), manifest))
        return self._named(name)

    def test(self, name: str) -> EngineRuntime:
        """Test a runtime again and keep what was found, a problem included.

        Raises:
            RuntimeProblem: there is none of that name.
            OSError: the record cannot be written.

        """
        self._keep(name, self._examined(self._find(name)))
        return self._named(name)

    def remove(self, name: str) -> None:
        """Forget a runtime; one that lies in the folder of runtimes is deleted with all its files.

        Raises:
            RuntimeProblem: there is none of that name, or it is not this store's to remove.
            OSError: the disk refuses.

        """
        known = self._find(name)
        if known.origin is Origin.PROGRAM:
            sentence = say("The runtime {name} is this program's own environment.", name=name)
            raise RuntimeProblem(FailureKind.BAD_REQUEST, sentence, say("Uninstall vllm from it."))
        if known.origin is Origin.SETTING:
            sentence = say("The runtime {name} is named in the settings.", name=name)
            advice = say("Take {path} out of the setting runtime_pythons.", path=str(known.python))
            raise RuntimeProblem(FailureKind.BAD_REQUEST, sentence, advice)
        folder = self._folder / name
        if folder.is_symlink():
            folder.unlink()
        else:
            shutil.rmtree(folder)

    def _tested_once(self, runtime: EngineRuntime) -> EngineRuntime:
        examined = self._examined(self._known().get(runtime.name) or Record(runtime.python, Origin.ADDED))
        # Where the disk refuses, the finding serves all the same, and is made again the next time.
        with contextlib.suppress(OSError):
            self._keep(runtime.name, examined)
        return replace(runtime, manifest=examined.manifest, current=True)

    def _examined(self, known: Record) -> Record:
        try:
            manifest = examine(known.python, self._limit_s)
        except RuntimeProblem as problem:
            before = known.manifest or _UNKNOWN
            manifest = replace(before, problem=str(problem.sentence), advice=str(problem.advice))
        return replace(known, stamp=packages_stamp(known.python), manifest=manifest)

    def _known(self) -> dict[str, Record]:
        found: dict[str, Record] = {}
        own = self._own()
        for folder in self._folders():
            python = python_in(folder)
            kept = record.read(folder)
            if os.path.lexists(python):
                found[folder.name] = Record(python, Origin.ADDED)
                if kept and kept.python == python:
                    found[folder.name] = replace(kept, origin=Origin.ADDED)
            elif kept and self._still_named(kept, own):
                found[folder.name] = kept
        for python in self._pythons:
            if python not in {known.python for known in found.values()}:
                found[names.name_from(python, {*found, names.PROGRAM})] = Record(python, Origin.SETTING)
        if own and own not in {known.python for known in found.values()}:
            found[names.PROGRAM] = Record(own, Origin.PROGRAM)
        return found

    def _folders(self) -> list[Path]:
        try:
            return sorted(
                path for path in self._folder.iterdir() if names.is_name(path.name) and path.is_dir()
            )
        except OSError:
            # No folder of runtimes: none was ever added.
            return []

    def _still_named(self, kept: Record, own: Path | None) -> bool:
        match kept.origin:
            case Origin.SETTING:
                return kept.python in self._pythons
            case Origin.PROGRAM:
                return kept.python == own
            case Origin.ADDED:
                return True

    def _runtime(self, name: str, known: Record) -> EngineRuntime:
        fresh = known.manifest is not None and known.stamp == packages_stamp(known.python)
        return EngineRuntime(name, known.python, known.manifest if fresh else None)

    def _chosen(self, runtimes: list[EngineRuntime]) -> EngineRuntime | None:
        named = next((runtime for runtime in runtimes if runtime.name == self._current), None)
        return named or next((runtime for runtime in runtimes if runtime.usable), None)

    def _find(self, name: str) -> Record:
        known = self._known().get(name)
        if known is None:
            sentence = say("There is no runtime named {name}.", name=name)
            raise RuntimeProblem(FailureKind.RUNTIME_MISSING, sentence, _LIST)
        return known

    def _named(self, name: str) -> EngineRuntime:
        return next(runtime for runtime in self.all() if runtime.name == name)

    def _keep(self, name: str, kept: Record) -> None:
        record.write(self._folder / name, kept)


def _rank(runtime: EngineRuntime) -> tuple[bool, tuple[int, int], str]:
    """Order: those that passed, by vLLM's version, then by the time of their test."""
    if runtime.manifest is None:
        return (False, (0, 0), "")
    return (runtime.usable, version_of(runtime.manifest.vllm) or (0, 0), runtime.manifest.tested)
