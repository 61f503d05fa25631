"""From a file's name and bytes to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.protocol.extraction import MAX_TEXT, Extracted, Note, RefusalKind
from gptoss_desktop.worker.extract import plain_text
from gptoss_desktop.worker.extract.errors import RefusedError
from gptoss_desktop.worker.extract.kinds import Kind, kind_of, unsupported
from gptoss_desktop.worker.extract.output import FullError, Output
from gptoss_desktop.worker.extract.package import Package

if TYPE_CHECKING:
    from collections.abc import Callable

_OFFICE = {
    "wordprocessingml.document.main+xml": Kind.WORD,
    "spreadsheetml.sheet.main+xml": Kind.SHEETS,
    "presentationml.presentation.main+xml": Kind.SLIDES,
}
"""By the end of the main part's content type. What has macros or is a template has another."""


def extract(name: str, data: bytes, progress: Callable[[float], None]) -> Extracted:
    """Return the text of a file.

    Raises:
        RefusedError: there is none.
        MemoryError: it needs more memory than this process may have.

    """
    kind = kind_of(name, data)
    if kind is Kind.TEXT:
        return _plain(name, data)
    output = Output()
    try:
        if kind is Kind.PDF:
            from gptoss_desktop.worker.extract import pdf  # noqa: PLC0415  one library is enough

            pdf.read(data, output, progress)
        else:
            _read_package(name, Package(data), output, progress)
    except FullError:
        pass
    except (RefusedError, MemoryError):
        raise
    except Exception as error:
        raise RefusedError(RefusalKind.DAMAGED) from error
    return Extracted(output.text, tuple(note.value for note in output.notes))


def _read_package(name: str, package: Package, output: Output, progress: Callable[[float], None]) -> None:
    match next((kind for end, kind in _OFFICE.items() if end in package.types), None):
        case Kind.WORD:
            from gptoss_desktop.worker.extract import word  # noqa: PLC0415

            word.read(package, output, progress)
        case Kind.SHEETS:
            from gptoss_desktop.worker.extract import sheets  # noqa: PLC0415

            sheets.read(package, output, progress)
        case Kind.SLIDES:
            from gptoss_desktop.worker.extract import slides  # noqa: PLC0415

            slides.read(package, output, progress)
        case _:
            raise unsupported(name)


def _plain(name: str, data: bytes) -> Extracted:
    try:
        found = plain_text.decode(data)
    except RefusedError as refused:
        raise unsupported(name) from refused
    if len(found.text) <= MAX_TEXT:
        return found
    return Extracted(found.text[:MAX_TEXT], (*found.notes, Note.CUT.value), found.encoding)
