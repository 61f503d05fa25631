"""Office documents are zip files of XML: unpacked here with a count, and handed on as a small safe copy."""

from __future__ import annotations

import io
import zipfile
import zlib
from pyexpat import ExpatError, ParserCreate

from gptoss_desktop.protocol.extraction import RefusalKind
from gptoss_desktop.worker.extract.errors import RefusedError

MAX_ENTRIES = 10_000
"""Files in a document; one of 500 pictures and slides has about 2,000."""
MAX_UNPACKED = 192 * 1024 * 1024
"""Bytes of XML in all; a table of a million cells has about 50 MB."""
MAX_RATIO = 200
"""How much larger the XML may be than what it is packed in. Office XML has 5 to 30; deflate ends at 1,032."""
_SMALL = 8 * 1024 * 1024
"""Bytes below which the ratio does not matter: a table of empty cells packs very well."""
_CHUNK = 256 * 1024

_XML = (".xml", ".rels", ".vml")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Of which OOXML allows these two (ECMA-376, part 2, annex B)."""


class Package:
    """A document's parts. What is no XML, such as a picture, is empty in them."""

    def __init__(self, data: bytes) -> None:
        """Unpack the XML.

        Raises:
            RefusedError: the file is damaged, encrypted, a bomb, or has entities of its own.

        """
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self.parts = _unpack(archive)
        except RefusedError:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
            raise RefusedError(RefusalKind.DAMAGED) from error
        self.types = self.parts.get("[Content_Types].xml", b"").decode("utf-8", errors="replace")

    def files(self) -> io.BytesIO:
        """Return the copy, for a library to read."""
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, data)
        copy.seek(0)
        return copy


def _unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    # What the directory says is looked at before a byte is unpacked; it may lie, so it is counted, too.
    wanted = [entry for entry in entries if _is_xml(entry.filename)]
    if len(entries) > MAX_ENTRIES:
        raise RefusedError(RefusalKind.BOMB)
    _check_sizes(sum(entry.file_size for entry in wanted), sum(entry.compress_size for entry in wanted))
    if any(entry.flag_bits & 1 for entry in wanted):
        raise RefusedError(RefusalKind.ENCRYPTED)
    parts: dict[str, bytes] = {}
    unpacked = packed = 0
    for entry in entries:
        if entry.is_dir():
            continue
        if not _is_xml(entry.filename):
            parts[entry.filename] = b""
            continue
        if entry.compress_type not in _METHODS:
            raise RefusedError(RefusalKind.DAMAGED)
        packed += entry.compress_size
        data = bytearray()
        with archive.open(entry) as source:
            while chunk := source.read(_CHUNK):
                data += chunk
                _check_sizes(unpacked + len(data), packed)
        unpacked += len(data)
        parts[entry.filename] = bytes(data)
        _refuse_declarations(parts[entry.filename])
    return parts


def _is_xml(name: str) -> bool:
    return name.casefold().endswith(_XML)


def _check_sizes(unpacked: int, packed: int) -> None:
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > packed * MAX_RATIO):
        raise RefusedError(RefusalKind.BOMB)


def _refuse_declarations(data: bytes) -> None:
    """Refuse XML with a document type: only there can entities be declared, and OOXML has none.

    The parser is the one that is left to see it in any encoding; it stops at the first word of a declaration.
    """
    if not data.strip():
        return
    parser = ParserCreate()

    def refuse(*_: object) -> None:
        raise RefusedError(RefusalKind.ENTITIES)

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (ExpatError, ValueError, LookupError) as error:
        raise RefusedError(RefusalKind.DAMAGED) from error
