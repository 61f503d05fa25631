"""Presentations: slide by slide, with title, text, tables and the speaker's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape

from gptoss_desktop.worker.extract.table import markdown_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

    from gptoss_desktop.worker.extract.output import Output
    from gptoss_desktop.worker.extract.package import Package

_DEEPEST = 32
"""Groups within groups; nobody draws so many."""


def read(package: Package, output: Output, progress: Callable[[float], None]) -> None:
    """Take the text of all slides.

    Raises:
        FullError: it is longer than is taken.

    """
    slides = Presentation(package.files()).slides
    for number, slide in enumerate(slides, 1):
        _read_slide(number, slide, output)
        progress(number / len(slides))


def _read_slide(number: int, slide: Slide, output: Output) -> None:
    title = slide.shapes.title
    name = " ".join(title.text_frame.text.split()) if title is not None else ""
    output.block(f"## Slide {number}: {name}" if name else f"## Slide {number}")
    for shape in _flat(slide.shapes):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        if isinstance(shape, Shape):
            output.block("\n".join(_lines(shape.text_frame)))
        elif isinstance(shape, GraphicFrame) and shape.has_table:
            output.block(markdown_table([[cell.text for cell in row.cells] for row in shape.table.rows]))
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        notes = slide.notes_slide.notes_text_frame.text.strip()
        output.block(f"Notes: {notes}" if notes else "")


def _flat(shapes: Iterable[BaseShape], depth: int = 0) -> Iterator[BaseShape]:
    """Yield the shapes, and those within groups in their place."""
    for shape in shapes:
        if isinstance(shape, GroupShape):
            if depth < _DEEPEST:
                yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _lines(frame: TextFrame) -> Iterator[str]:
    """Yield the paragraphs; several of them are the points of a list, by their levels."""
    paragraphs = [p for p in frame.paragraphs if p.text.strip()]
    for paragraph in paragraphs:
        text = paragraph.text.replace("\v", " ").strip()
        yield f"{'  ' * paragraph.level}- {text}" if len(paragraphs) > 1 else text
