"""The runtimes that are known, from run to run."""

from __future__ import annotations

import json
import platform
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.runtimes.own import own_python
from gptoss_desktop.runtimes.problem import RuntimeProblem
from gptoss_desktop.runtimes.record import FILE
from gptoss_desktop.runtimes.store import RuntimeStore
from tests.runtimes.pythons import GOOD, environment, reporting, script


def store(folder: Path, *pythons: Path, current: str = "", own: Path | None = None) -> RuntimeStore:
    return RuntimeStore(folder / "runtimes", [str(path) for path in pythons], current, own=lambda: own)


def stand_in(folder: Path, vllm: str = "0.33.0", **changes: Any) -> Path:
    """An environment whose Python says that it has vLLM."""
    versions = {**GOOD["versions"], "vllm": vllm}
    return reporting(environment(folder), machine=platform.machine(), versions=versions, **changes)


def problem_of(store: RuntimeStore, name: str) -> RuntimeProblem:
    with pytest.raises(RuntimeProblem) as caught:
        store.remove(name)
    return caught.value


def test_nothing_is_known_at_first(tmp_path: Path) -> None:
    assert store(tmp_path).all() == []
    assert store(tmp_path).current() is None
    assert not (tmp_path / "runtimes").exists()


def test_an_environment_is_added_by_its_folder_and_known_by_the_next_run(tmp_path: Path) -> None:
    python = stand_in(tmp_path / "v")
    added = store(tmp_path).add(tmp_path / "v")
    assert (added.name, added.python, added.usable) == ("vllm-0.33.0-cu130", python, True)
    assert store(tmp_path).all() == [store(tmp_path).current()] == [added]


def test_the_newest_that_passed_is_taken_unless_one_was_chosen(tmp_path: Path) -> None:
    for number, version in enumerate(["0.32.1", "0.33.0", "0.31.0"]):
        store(tmp_path).add(stand_in(tmp_path / str(number), version), f"v{number}")
    assert [runtime.name for runtime in store(tmp_path).all()] == ["v1", "v0", "v2"]
    assert [runtime.current for runtime in store(tmp_path).all()] == [True, False, False]
    chosen = store(tmp_path, current="v2").current()
    assert chosen is not None
    assert chosen.name == "v2"
    assert [runtime.current for runtime in store(tmp_path, current="v2").all()] == [False, False, True]


def test_two_of_the_same_kind_have_two_names_and_one_added_twice_has_one(tmp_path: Path) -> None:
    one, two = stand_in(tmp_path / "1"), stand_in(tmp_path / "2")
    assert [store(tmp_path).add(python).name for python in (one, two, one)] == [
        "vllm-0.33.0-cu130",
        "vllm-0.33.0-cu130-2",
        "vllm-0.33.0-cu130",
    ]


def test_a_broken_one_is_not_added(tmp_path: Path) -> None:
    with pytest.raises(RuntimeProblem, match="the module msgspec is missing"):
        store(tmp_path).add(
            stand_in(tmp_path / "v", failed={"module": "vllm", "missing": "msgspec", "text": ""})
        )
    assert store(tmp_path).all() == []


@pytest.mark.parametrize("name", ["", "..", "a/b", "own", "auto", "-x", "a" * 65, "zwei wörter"])
def test_names_that_cannot_be_folders(tmp_path: Path, name: str) -> None:
    with pytest.raises(RuntimeProblem, match="cannot be named"):
        store(tmp_path).add(stand_in(tmp_path / "v"), name)


def test_a_name_is_not_given_twice(tmp_path: Path) -> None:
    store(tmp_path).add(stand_in(tmp_path / "1"), "v")
    with pytest.raises(RuntimeProblem, match="There is a runtime named v already"):
        store(tmp_path).add(stand_in(tmp_path / "2"), "v")


def test_one_that_breaks_later_says_so_and_another_takes_its_place(tmp_path: Path) -> None:
    newer = stand_in(tmp_path / "new", "0.34.0")
    store(tmp_path).add(newer, "new")
    store(tmp_path).add(stand_in(tmp_path / "old", "0.31.0"), "old")
    script(newer, "kill -SEGV $$\n")
    broken = store(tmp_path).test("new")
    assert broken.manifest is not None
    assert "it died of SIGSEGV" in broken.manifest.problem
    assert broken.manifest.advice
    assert broken.manifest.vllm == "0.34.0"
    current = store(tmp_path).current()
    assert current is not None
    assert current.name == "old"


def test_a_change_of_packages_voids_the_test(tmp_path: Path) -> None:
    python = stand_in(tmp_path / "v")
    packages = tmp_path / "v" / "lib" / "python3.11" / "site-packages"
    (packages / "vllm").mkdir(parents=True)
    store(tmp_path).add(python, "v")
    before = packages.stat().st_mtime_ns
    while packages.stat().st_mtime_ns == before:
        (packages / f"package-{time.monotonic_ns()}").mkdir()
    assert [runtime.manifest for runtime in store(tmp_path).all()] == [None]
    assert not store(tmp_path).all()[0].current
    current = store(tmp_path).current()
    assert current is not None
    assert current.usable


def test_an_environment_in_the_folder_of_runtimes_is_found_and_tested_once(tmp_path: Path) -> None:
    count = tmp_path / "count"
    python = stand_in(tmp_path / "runtimes" / "mine")
    body = python.read_text(encoding="ascii").removeprefix("#!/bin/sh\n")
    script(python, f"echo once >> {count}\n{body}")
    found = store(tmp_path).all()
    assert [(runtime.name, runtime.python, runtime.manifest) for runtime in found] == [("mine", python, None)]
    for _ in range(2):
        current = store(tmp_path).current()
        assert current is not None
        assert (current.name, current.usable, current.current) == ("mine", True, True)
    assert count.read_text(encoding="ascii") == "once\n"


def test_pythons_in_the_settings_and_this_programs_own(tmp_path: Path) -> None:
    named, own = stand_in(tmp_path / "My vLLM" / ".venv"), stand_in(tmp_path / "program")
    found = store(tmp_path, named, own=own).all()
    assert {runtime.name: runtime.python for runtime in found} == {"My-vLLM": named, "own": own}
    assert store(tmp_path, named, own=own).test("My-vLLM").usable
    assert store(tmp_path, named, own=own).test("own").usable
    assert {runtime.name for runtime in store(tmp_path, named, own=own).all()} == {"My-vLLM", "own"}
    assert store(tmp_path).all() == []
    for name in ("My-vLLM", "own"):
        assert problem_of(store(tmp_path, named, own=own), name).kind is FailureKind.BAD_REQUEST


def test_removing_forgets_an_environment_elsewhere_and_deletes_one_in_the_folder(tmp_path: Path) -> None:
    python = stand_in(tmp_path / "elsewhere")
    stand_in(tmp_path / "runtimes" / "mine")
    store(tmp_path).add(python, "other")
    store(tmp_path).remove("other")
    store(tmp_path).remove("mine")
    assert store(tmp_path).all() == []
    assert list((tmp_path / "runtimes").iterdir()) == []
    assert python.exists()


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    python = stand_in(tmp_path / "v")
    (tmp_path / "runtimes").touch()
    current = store(tmp_path, python).current()
    assert current is not None
    assert (current.python, current.usable, current.current) == (python, True, True)


def test_an_environment_whose_python_is_gone_is_still_shown(tmp_path: Path) -> None:
    environment(tmp_path / "runtimes" / "mine").symlink_to(tmp_path / "python3.11")
    assert [runtime.name for runtime in store(tmp_path).all()] == ["mine"]
    assert store(tmp_path).current() is None
    manifest = store(tmp_path).all()[0].manifest
    assert manifest is not None
    assert "a link to a Python that is gone" in manifest.problem


def test_this_programs_own_vllm_is_looked_up_without_importing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert own_python() is None
    (tmp_path / "vllm").mkdir()
    (tmp_path / "vllm" / "__init__.py").write_text("raise AssertionError\n", encoding="ascii")
    monkeypatch.syspath_prepend(tmp_path)
    assert own_python() == Path(sys.executable)
    assert "vllm" not in sys.modules


def test_a_link_in_the_folder_is_removed_without_what_it_points_to(tmp_path: Path) -> None:
    python = stand_in(tmp_path / "elsewhere")
    (tmp_path / "runtimes").mkdir()
    (tmp_path / "runtimes" / "linked").symlink_to(tmp_path / "elsewhere")
    store(tmp_path).remove("linked")
    assert python.exists()


def test_an_unknown_name(tmp_path: Path) -> None:
    found = problem_of(store(tmp_path), "x")
    assert found.kind is FailureKind.RUNTIME_MISSING
    assert str(found.sentence) == "There is no runtime named x."


def test_a_runtime_whose_python_went_away_stays_known(tmp_path: Path) -> None:
    python = stand_in(tmp_path / "v")
    store(tmp_path).add(python, "v")
    python.unlink()
    found = store(tmp_path).test("v")
    assert found.manifest is not None
    assert "There is no file" in found.manifest.problem


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 2}',
        "[" * 60_000,
        "x" * 70_000,
        '{"version": 1, "python": "relative"}',
    ],
)
def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, text: str) -> None:
    store(tmp_path).add(stand_in(tmp_path / "v"), "v")
    (tmp_path / "runtimes" / "v" / FILE).write_text(text, encoding="ascii")
    assert store(tmp_path).all() == []


def test_a_record_with_wrong_types_is_an_untested_runtime(tmp_path: Path) -> None:
    store(tmp_path).add(stand_in(tmp_path / "v"), "v")
    path = tmp_path / "runtimes" / "v" / FILE
    plain = json.loads(path.read_text(encoding="utf-8"))
    plain["manifest"] = {"target": ["cuda"], "cuda": 13}
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert [runtime.manifest for runtime in store(tmp_path).all()] == [None]


def test_the_record_is_private_and_whole(tmp_path: Path) -> None:
    store(tmp_path).add(stand_in(tmp_path / "v"), "v")
    folder = tmp_path / "runtimes" / "v"
    assert [path.name for path in folder.iterdir()] == [FILE]
    assert (folder / FILE).stat().st_mode & 0o077 == 0
