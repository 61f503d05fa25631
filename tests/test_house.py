"""Rules of the house that no linter knows."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.models import ROOT

LONGEST_FILE = 500
SOURCES = ("gptoss_desktop", "installers", "tests", "benchmarks")
TEXT = {".py", ".sh", ".md", ".toml", ".txt", ".json", ".svg", ".yml", ".in", ""}
FOREIGN = {"build", "dist", "__pycache__"}

# Written in halves, so that this file does not hold what it looks for.
REGISTRIES = ["pypi" + ".org", "python" + "hosted.org", "npm" + "js.", "crates" + ".io", "docker" + ".io"]
MACHINE_PATHS = [*("/" + first + "/" for first in ("work", "root")), "/" + "tmp/w/", "/opt" + "/pypi"]


def python_files() -> Iterator[Path]:
    for folder in SOURCES:
        yield from (ROOT / folder).rglob("*.py")


def text_files() -> Iterator[Path]:
    """Everything of the project that people read, without what is built or fetched into hidden folders."""
    for path in (*ROOT.rglob("*"), ROOT / ".ci" / "run"):
        inside = path.relative_to(ROOT)
        hidden = any(part.startswith(".") and part != ".ci" for part in inside.parts)
        foreign = any(part in FOREIGN or part.endswith(".egg-info") for part in inside.parts)
        if path.is_file() and path.suffix in TEXT and not hidden and not foreign:
            yield path


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_domain_needs_only_the_standard_library() -> None:
    files = list((ROOT / "gptoss_desktop" / "domain").rglob("*.py"))
    assert files
    strangers = {
        f"{path.name}: {module}"
        for path in files
        for module in imported_modules(path)
        if module.split(".")[0] not in sys.stdlib_module_names
        and not module.startswith("gptoss_desktop.domain")
    }
    assert not strangers


def test_the_installers_need_only_the_standard_library() -> None:
    strangers = {
        f"{path.name}: {module}"
        for path in (ROOT / "installers").glob("*.py")
        for module in imported_modules(path)
        if module.split(".")[0] not in {*sys.stdlib_module_names, "installers"}
    }
    assert not strangers


def test_no_file_is_longer_than_a_person_wants_to_read() -> None:
    lengths = {
        path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("words", [REGISTRIES, MACHINE_PATHS], ids=["registries", "machine paths"])
def test_nothing_is_tied_to_one_registry_or_machine(words: list[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in text_files()
        for word in words
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert not found
