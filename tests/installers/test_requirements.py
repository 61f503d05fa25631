"""What is pinned covers what is asked for."""

import re
import tomllib

import pytest

from installers import llama_source
from installers.paths import REQUIREMENTS, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BINDINGS = "llama-cpp-python"


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}


def pinned(file: str) -> set[str]:
    return set(re.findall(r"^([\w.-]+)==", (REQUIREMENTS / file).read_text(encoding="utf-8"), re.MULTILINE))


def test_every_dependency_is_pinned() -> None:
    assert names(PROJECT["dependencies"]) - {BINDINGS} <= pinned("runtime.txt")


def test_every_tool_of_the_tests_is_pinned() -> None:
    assert names(PROJECT["optional-dependencies"]["dev"]) <= pinned("dev.txt")


def test_the_bindings_are_pinned_to_the_version_that_is_asked_for() -> None:
    assert f"{BINDINGS}=={llama_source.read_pin().version}" in PROJECT["dependencies"]


@pytest.mark.parametrize("file", sorted(path.name for path in REQUIREMENTS.glob("*.txt")))
def test_every_pin_has_a_hash(file: str) -> None:
    text = (REQUIREMENTS / file).read_text(encoding="utf-8")
    for block in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_program_and_tests_use_the_same_versions() -> None:
    def versions(file: str) -> set[str]:
        return set(
            re.findall(r"^[\w.-]+==\S+", (REQUIREMENTS / file).read_text(encoding="utf-8"), re.MULTILINE)
        )

    assert versions("runtime.txt") <= versions("dev.txt")
