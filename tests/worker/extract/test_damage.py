"""Whatever is in a file: there is a text, or a refusal."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator

import openpyxl
import pptx
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from gptoss_desktop.protocol.extraction import Extracted
from gptoss_desktop.worker.extract.documents import extract
from gptoss_desktop.worker.extract.errors import RefusedError
from gptoss_desktop.worker.extract.package import Package
from tests.worker.extract.pdfs import pdf


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def word() -> bytes:
    document = Document()
    document.add_heading("Title", 1)
    document.add_paragraph("point", style="List Bullet")
    document.add_table(2, 2)
    return saved(document.save)


def sheet() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["a", 1, "=B1"])
    return saved(book.save)


def slides() -> bytes:
    show = pptx.Presentation()
    show.slides.add_slide(show.slide_layouts[1])
    return saved(show.save)


@pytest.fixture(autouse=True, scope="module")
def no_logs() -> Iterator[None]:
    """The process says nothing of what its libraries think of a file."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


WHOLE = {"a.docx": word(), "a.xlsx": sheet(), "a.pptx": slides(), "a.pdf": pdf("Words.", "More.")}
PARTS = {name: Package(data).parts for name, data in WHOLE.items() if name != "a.pdf"}


def check(name: str, data: bytes) -> None:
    try:
        found = extract(name, data, lambda _: None)
    except RefusedError:
        return
    assert isinstance(found, Extracted)


@settings(max_examples=60)
@given(
    name=st.sampled_from(sorted(WHOLE)),
    place=st.floats(0, 1, exclude_max=True),
    replacement=st.binary(max_size=20),
    removed=st.integers(0, 40),
)
def test_changed_bytes(name: str, place: float, replacement: bytes, removed: int) -> None:
    data = WHOLE[name]
    at = int(place * len(data))
    check(name, data[:at] + replacement + data[at + removed :])


@settings(max_examples=60)
@given(
    name=st.sampled_from(sorted(PARTS)),
    choice=st.integers(0, 1000),
    place=st.floats(0, 1, exclude_max=True),
    swap=st.sampled_from([b"", b"-1", b"999999999999", b"w:p", b"<", b"></", b"\xff", b"rId99", b"&#0;"]),
    removed=st.integers(0, 30),
)
def test_changed_parts(name: str, choice: int, place: float, swap: bytes, removed: int) -> None:
    """The zip is whole, the XML in it is not what it should be."""
    names = [part for part in sorted(PARTS[name]) if PARTS[name][part]]
    chosen = names[choice % len(names)]
    data = PARTS[name][chosen]
    at = int(place * len(data))
    package = Package(WHOLE[name])
    package.parts[chosen] = data[:at] + swap + data[at + removed :]
    check(name, package.files().getvalue())


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.pdf", "a.docx", "a", "a.png"]))
def test_any_bytes(data: bytes, name: str) -> None:
    check(name, data)
