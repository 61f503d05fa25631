"""Large files of each kind, and hostile ones."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import openpyxl
import pptx
from docx import Document

from gptoss_desktop.worker.extract.sheets import MAX_ROWS
from tests.worker.extract.pdfs import pdf

PARAGRAPHS = 3_000
"""Of a report of 300 pages, ten paragraphs a page."""
WORDS = ("archive", "paper", "scan", "office", "machine", "figure", "answer", "year", "cost", "room")


def files() -> dict[str, bytes]:
    """Return the files by name."""
    chosen = random.Random(7)  # noqa: S311  words, not secrets
    lines = [" ".join(chosen.choices(WORDS, k=40)) for _ in range(PARAGRAPHS)]
    return {
        "report.docx": _word(lines),
        "table.xlsx": _sheet(),
        "talk.pptx": _slides(lines[:300]),
        "book.pdf": pdf(*lines[:300]),
        "log.txt": ("请求已完成，用时三毫秒。\n" * 200_000).encode("gb18030"),
        "bomb.docx": _bomb(),
    }


def _word(lines: list[str]) -> bytes:
    document = Document()
    for number, line in enumerate(lines):
        if number % 100 == 0:
            document.add_heading(f"Chapter {number // 100 + 1}", 1)
        document.add_paragraph(line)
    return _saved(document.save)


def _sheet() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for number in range(MAX_ROWS):
        sheet.append([number, f"item {number}", number / 7, "text", number % 5])
    return _saved(book.save)


def _slides(lines: list[str]) -> bytes:
    show = pptx.Presentation()
    for line in lines:
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.placeholders[1].text_frame.text = line
    return _saved(show.save)


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(10):
            archive.writestr(f"word/part{number}.xml", b"<w>" + b" " * 100_000_000 + b"</w>")
    return file.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()
