"""Files on their way to being text: progress, ends, sentences."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gptoss_desktop.extraction.extraction import Extraction
from gptoss_desktop.extraction.sentences import sentence
from gptoss_desktop.protocol.extraction import (
    Extracted,
    Progress,
    RefusalKind,
    Refused,
    decode,
    encode,
)
from tests.support.qt import record_signal, wait_signal, wait_until


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    assert qapp is not None
    found = QObject()
    yield found
    for extraction in found.findChildren(Extraction):
        extraction.cancel()
    wait_until(lambda: not qapp.findChildren(Extraction))


def workbook(rows: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    for name in ("a", "b", "c"):
        sheet = book.create_sheet(name)
        for number in range(rows):
            sheet.append([number] * 20)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_file_becomes_text(owner: QObject, tmp_path: Path) -> None:
    path = tmp_path / "说明 1.md"
    path.write_text("# 你好\n", "utf-8")
    extraction = Extraction(path, owner)
    with wait_signal(extraction.extracted) as found:
        extraction.start()
    assert found.arguments == (Extracted("# 你好\n", (), "UTF-8"),)


def test_a_long_one_tells_its_progress(owner: QObject, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(2_000))
    extraction = Extraction(path, owner)
    with record_signal(extraction.progressed) as told, wait_signal(extraction.extracted):
        extraction.start()
    fractions = [fraction for (fraction,) in told.emissions]
    assert fractions
    assert fractions == sorted(fractions)


def test_one_that_is_refused_is_named(owner: QObject, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    extraction = Extraction(path, owner)
    with wait_signal(extraction.refused) as found:
        extraction.start()
    assert found.arguments == ("Unsupported input type: image/png (photo.png)",)


def test_a_name_that_hides_its_end_is_marked(owner: QObject, tmp_path: Path) -> None:
    path = tmp_path / "report\u202efdp.exe"
    path.write_bytes(b"MZ" + bytes(20))
    extraction = Extraction(path, owner)
    with wait_signal(extraction.refused) as found:
        extraction.start()
    assert found.arguments == ("Unsupported input type: application/x-msdownload (report\ufffdfdp.exe)",)


def test_one_that_takes_too_long_is_given_up(owner: QObject, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(2_000))
    extraction = Extraction(path, owner, limit_s=0.01)
    with wait_signal(extraction.refused) as found:
        extraction.start()
    assert found.arguments[0].startswith("a.xlsx was not read within")


def test_cancelling_says_nothing_and_leaves_nobody(
    owner: QObject, qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(2_000))
    extraction = Extraction(path, owner)
    said: list[object] = []
    for signal in (extraction.extracted, extraction.refused):
        signal.connect(said.append)
    extraction.start()
    wait_until(lambda: extraction.is_running)
    extraction.cancel()
    wait_until(lambda: not qapp.findChildren(Extraction))
    assert said == []


def test_one_that_is_not_there_is_refused(owner: QObject, tmp_path: Path) -> None:
    extraction = Extraction(tmp_path / "gone.txt", owner)
    with wait_signal(extraction.refused) as found:
        extraction.start()
    assert found.arguments == (
        "gone.txt cannot be opened (No such file or directory). See whether it is there and may be read.",
    )


@pytest.mark.parametrize("kind", RefusalKind)
def test_every_refusal_has_a_sentence_with_the_name(kind: RefusalKind) -> None:
    said = sentence(Refused(kind.value, "some/thing"), "a {b}.pdf")
    assert "a {b}.pdf" in said
    assert said.template != said


def test_an_encrypted_one_says_what_to_do() -> None:
    said = sentence(Refused("encrypted"), "a.pdf")
    assert said == "a.pdf is encrypted. Remove its password and attach it again."


@pytest.mark.parametrize(
    "event", [Progress(0.5), Extracted("text 文\n", ("cut",), "UTF-8"), Refused("bomb", "detail")]
)
def test_events_pass_the_pipe(event: Progress | Extracted | Refused) -> None:
    line = encode(event)
    assert line.count(b"\n") == 1
    assert decode(line) == event


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"[]",
        b"nonsense",
        b'{"v": 2, "event": "progress", "fraction": 0.5}',
        b'{"v": 1, "event": "refused", "kind": "none that is known", "detail": ""}',
        b'{"v": 1, "event": "text", "text": 5, "notes": [], "encoding": ""}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_not_believed(line: bytes) -> None:
    assert decode(line) is None


def test_notes_that_are_not_known_are_left_out() -> None:
    line = encode(Extracted("a", ("cut", "made up")))
    assert decode(line) == Extracted("a", ("cut",))
