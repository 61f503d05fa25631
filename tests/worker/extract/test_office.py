"""Documents of office programs, made by the libraries that read them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pptx
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pptx.util import Inches
from PySide6.QtGui import QImage

from gptoss_desktop.protocol.extraction import Extracted
from gptoss_desktop.worker.extract.sheets import MAX_ROWS
from tests.worker.extract.conftest import Extract


def text_of(found: object) -> str:
    assert isinstance(found, Extracted)
    return found.text


def test_word_headings_lists_and_tables_become_markdown(extract: Extract) -> None:
    document = Document()
    document.add_heading("Report", 0)
    document.add_heading("1 Results 结果", 2)
    document.add_paragraph("A paragraph\nof two lines.")
    for text, style in (
        ("red", "Bullet"),
        ("blue", "Bullet"),
        ("first", "Number"),
        ("then", "Number"),
    ):
        document.add_paragraph(text, style=f"List {style}")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("a|b", "c", "1", "two\nlines"), strict=True):
        cell.text = text
    document.add_paragraph("The end.")
    file = io.BytesIO()
    document.save(file)
    assert text_of(extract("report.docx", file.getvalue())) == (
        "# Report\n\n## 1 Results 结果\n\nA paragraph\nof two lines.\n\n- red\n- blue\n1. first\n2. then\n\n"
        "| a\\|b | c |\n| --- | --- |\n| 1 | two lines |\n\nThe end.\n"
    )


def test_word_shows_what_its_reader_would_see(extract: Extract) -> None:
    document = Document()
    body = document.element.body
    space = nsdecls("w")
    body.insert(
        0,
        parse_xml(
            f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent>"
            "</w:sdt>"
        ),
    )
    body.insert(
        1,
        parse_xml(
            f'<w:p {space}><w:r><w:t xml:space="preserve">kept </w:t></w:r>'
            '<w:del w:id="1" w:author="a"><w:r><w:delText>deleted</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>inserted</w:t></w:r></w:ins></w:p>'
        ),
    )
    file = io.BytesIO()
    document.save(file)
    assert text_of(extract("a.docx", file.getvalue())) == "in a control\n\nkept inserted\n"


def test_sheets_are_tables_under_their_names(extract: Extract) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sales 销售"
    for row in (["item", "price", "on"], ["tea", 2.5, date(2026, 1, 2)], [], ["sum", "=B2*2", True]):
        sheet.append(row)
    hidden = book.create_sheet("Notes")
    hidden.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    assert text_of(extract("a.xlsx", file.getvalue())) == (
        "## Sheet: Sales 销售\n\n| item | price | on |\n| --- | --- | --- |\n| tea | 2.5 | 2026-01-02 |\n"
        "| sum | =B2*2 | TRUE |\n\n## Sheet: Notes (hidden)\n\n(empty)\n"
    )


def test_a_huge_table_is_cut_with_a_mark(extract: Extract) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Data")
    for number in range(MAX_ROWS + 100):
        sheet.append([number, "value"])
    file = io.BytesIO()
    book.save(file)
    found = extract("a.xlsx", file.getvalue())
    assert isinstance(found, Extracted)
    assert found.notes == ("cut",)
    assert f"| {MAX_ROWS - 1} | value |" in found.text
    assert f"| {MAX_ROWS} | value |" not in found.text
    assert found.text.endswith(f"[Cut: only the first {MAX_ROWS} rows of this file are here.]\n")


def test_slides_have_titles_points_tables_and_notes(extract: Extract) -> None:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "Plan 计划"
    frame = slide.placeholders[1].text_frame
    frame.text = "first"
    deeper = frame.add_paragraph()
    deeper.text, deeper.level = "second", 1
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(1), Inches(2), Inches(2)).table
    for place, text in enumerate(("a", "b", "1", "2")):
        table.cell(place // 2, place % 2).text = text
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "Say it slowly."
    show.slides.add_slide(show.slide_layouts[6])
    file = io.BytesIO()
    show.save(file)
    assert text_of(extract("a.pptx", file.getvalue())) == (
        "## Slide 1: Plan 计划\n\n- first\n  - second\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n"
        "Notes: Say it slowly.\n\n## Slide 2\n"
    )


def test_pictures_do_not_matter(extract: Extract, tmp_path: Path) -> None:
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "dot.png"))
    picture = io.BytesIO((tmp_path / "dot.png").read_bytes())
    document = Document()
    document.add_paragraph("before")
    document.add_picture(picture)
    document.add_paragraph("after")
    file = io.BytesIO()
    document.save(file)
    assert text_of(extract("a.docx", file.getvalue())) == "before\n\nafter\n"
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    assert slide.shapes.title is not None
    slide.shapes.title.text = "With a picture"
    picture.seek(0)
    slide.shapes.add_picture(picture, 0, 0)
    file = io.BytesIO()
    show.save(file)
    assert text_of(extract("a.pptx", file.getvalue())) == "## Slide 1: With a picture\n"


def test_footnotes_stand_at_the_end(extract: Extract) -> None:
    document = Document()
    paragraph = document.add_paragraph("Tea is old")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>Very old.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    file = io.BytesIO()
    document.save(file)
    assert text_of(extract("a.docx", file.getvalue())) == "Tea is old[^2]\n\n[^2]: Very old.\n"


def test_what_a_document_is_its_content_says(extract: Extract) -> None:
    document = Document()
    document.add_paragraph("words")
    file = io.BytesIO()
    document.save(file)
    assert text_of(extract("misnamed.xlsx", file.getvalue())) == "words\n"
