"""Presets in the store and in files: whatever a file says, one sentence tells, and nothing changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop import tasks
from gptoss_desktop.domain.parameters import AnswerForm, FormKind, GenerationParameters
from gptoss_desktop.domain.presets import (
    BUILT_IN,
    Preset,
    PresetError,
    check_name,
    preset_from_text,
    preset_to_text,
)
from gptoss_desktop.services.presets import PresetLibrary
from gptoss_desktop.storage.store import ConversationStore
from tests.support.qt import record_signal, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication

MINE = GenerationParameters(temperature=0.3, stop=("END",), form=AnswerForm(FormKind.SCHEMA, "{}", "s"))


@pytest.fixture
def store(qapp: QCoreApplication, tmp_path: Path) -> Iterator[ConversationStore]:
    found = ConversationStore.open(tmp_path / "c.db")
    yield found
    tasks.drain()
    found.close()


@pytest.fixture
def library(store: ConversationStore) -> PresetLibrary:
    found = PresetLibrary(store)
    found.documents.load()
    tasks.drain()
    return found


def again(store: ConversationStore) -> PresetLibrary:
    """Another run of the program."""
    tasks.drain()
    found = PresetLibrary(store)
    found.documents.load()
    tasks.drain()
    return found


def test_own_presets_outlive_the_program(store: ConversationStore, library: PresetLibrary) -> None:
    library.save("Mine", MINE)
    library.save("Other", GenerationParameters(top_k=3))
    library.rename("Other", "Another")
    undo = library.delete("Mine")
    assert list(again(store).own) == ["Another"]
    undo()
    assert again(store).own == {
        "Another": Preset("Another", GenerationParameters(top_k=3)),
        "Mine": Preset("Mine", MINE),
    }


def test_built_in_presets_keep_what_was_written_and_the_effort() -> None:
    present = GenerationParameters(top_k=5, system_prompt="Be brief.", form=AnswerForm(FormKind.OBJECT))
    for preset in BUILT_IN:
        preset.parameters.validate()
        found = preset.applied_to(present)
        assert (found.system_prompt, found.form, found.top_k) == ("Be brief.", present.form, None)


def test_a_file_brings_a_preset_to_another_store(library: PresetLibrary, tmp_path: Path) -> None:
    written: list[Path] = []
    library.export_file(Preset("Mine", MINE), tmp_path / "mine.json", written.append)
    wait_until(lambda: written)
    found: list[Preset] = []
    library.import_file(written[0], found.append)
    wait_until(lambda: len(found) == 1)
    library.import_file(written[0], found.append)
    wait_until(lambda: len(found) == 2)
    assert found == [Preset("Mine", MINE), Preset("Mine (2)", MINE)]


def plain(**changes: Any) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(preset_to_text(Preset("Mine", MINE)))
    return body | changes


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{\n  nonsense", "It is not JSON: line 2, column 3."),
        (b"\xff\xfe\x00", "It is not text in UTF-8."),
        (b"[" * 100_000, "It is not JSON that can be read."),
        (b"[]", "It is not a preset of this program."),
        (b" " * (5 << 20), "It is larger than any preset."),
        (plain(format="other"), "It is not a preset of this program."),
        (plain(version=None), "It does not say which version of presets it is."),
        (
            plain(version=2),
            "It was written by a newer version of the program: its format is 2, and 1 is the newest",
        ),
        (plain(name=""), "A name is needed."),
        (plain(parameters=[]), "It has no name or no parameters."),
        (
            plain(parameters={"temperature": 9}),
            "temperature is 9, but it must be a number from 0 to 2.",
        ),
        (
            plain(parameters={"temperature": "hot"}),
            "temperature is hot, but it must be a number from 0 to 2.",
        ),
        (plain(parameters={"warmth": 1}), "There is no parameter “warmth”."),
        (
            plain(parameters={"min_tokens": 9, "max_tokens": 3}),
            "min_tokens is 9, but it must be at most the answer's length of 3.",
        ),
        (
            plain(parameters={"form": {"kind": "schema", "text": "["}}),
            "The JSON schema of the answer cannot be read",
        ),
        (plain(parameters={"logit_bias": {"x": 1}}), "logit_bias must be at most 1024 pairs"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(
    library: PresetLibrary, tmp_path: Path, data: bytes | dict[str, Any], reason: str
) -> None:
    library.save("Mine", MINE)
    path = tmp_path / "some file.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    imported: list[Preset] = []
    with record_signal(library.refused) as refused:
        library.import_file(path, imported.append)
        wait_until(lambda: refused.emissions)
    (said,) = refused.arguments
    assert str(said).startswith(f"“some file.json” was not imported. {reason}")
    assert imported == []
    assert dict(library.own) == {"Mine": Preset("Mine", MINE)}


def test_a_file_that_is_not_there_is_named(library: PresetLibrary, tmp_path: Path) -> None:
    with record_signal(library.refused) as refused:
        library.import_file(tmp_path / "gone.json", lambda _: None)
        wait_until(lambda: refused.emissions)
    assert str(refused.arguments[0]) == (
        "“gone.json” was not imported. It cannot be read: No such file or directory."
    )


def test_a_preset_of_a_newer_program_stays_in_the_store(
    store: ConversationStore, library: PresetLibrary
) -> None:
    store.save_document("preset", "Future", json.dumps(plain(version=2)))
    assert "Future" not in again(store).own
    assert "Future" in store.documents("preset")


@pytest.mark.parametrize("name", ["", "  ", ":precise", "x" * 81, "Mine"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(PresetError):
        check_name(name, {"Mine": None})
    assert check_name("  My   preset ") == "My preset"


def test_what_a_preset_says_comes_back() -> None:
    assert preset_from_text(preset_to_text(Preset("Mine", MINE))) == Preset("Mine", MINE)
