"""PDF: page by page, with a mark at each."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from gptoss_desktop.protocol.extraction import Note, RefusalKind
from gptoss_desktop.worker.extract.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PageObject

    from gptoss_desktop.worker.extract.output import Output

MAX_PAGES = 3000
"""More pages have more text than any context."""


def read(data: bytes, output: Output, progress: Callable[[float], None]) -> None:
    """Take the text of a PDF.

    Raises:
        RefusedError: it is encrypted, or a scan.
        FullError: it is longer than is taken.

    """
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        _unlock(reader)
    try:
        count = len(reader.pages)
        with_text = 0
        for number, page in enumerate(reader.pages, 1):
            if number > MAX_PAGES:
                output.note(Note.CUT)
                break
            text = _text(page)
            with_text += bool(text)
            output.block(f"--- Page {number} of {count} ---\n\n{text}")
            progress(number / count)
    except (DependencyError, FileNotDecryptedError) as error:
        raise RefusedError(RefusalKind.ENCRYPTED) from error
    if count and not with_text:
        raise RefusedError(RefusalKind.SCANNED)
    if with_text < min(count, MAX_PAGES):
        output.note(Note.SOME_SCANNED)


def _unlock(reader: PdfReader) -> None:
    """Open what only its owner's password protects: everybody may read that.

    Raises:
        RefusedError: it takes a password to read it.

    """
    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError) as error:
        raise RefusedError(RefusalKind.ENCRYPTED) from error
    if not opened:
        raise RefusedError(RefusalKind.ENCRYPTED)


def _text(page: PageObject) -> str:
    try:
        return page.extract_text().strip()
    except LimitReachedError as error:
        raise RefusedError(RefusalKind.BOMB) from error
    except RecursionError as error:
        raise RefusedError(RefusalKind.DAMAGED) from error
