"""What a file is: told by its content where that says it, by its name only where it is text."""

from __future__ import annotations

import mimetypes
from enum import Enum, auto
from pathlib import PurePath

from gptoss_desktop.protocol.extraction import RefusalKind
from gptoss_desktop.worker.extract.errors import RefusedError


class Kind(Enum):
    """How the text is taken out."""

    TEXT = auto()
    PDF = auto()
    PACKAGE = auto()
    """A zip file: one of the next three, or none."""
    WORD = auto()
    SHEETS = auto()
    SLIDES = auto()


_ENDINGS = (
    # Documents, tables, records, settings.
    "txt text md markdown mdown rst adoc asciidoc org tex bib csv tsv json jsonl ndjson json5 geojson",
    "ipynb xml xsd xsl xslt svg yaml yml toml ini cfg conf config properties env log out err diff",
    "patch srt vtt html htm xhtml",
    # Source code, by language.
    "py pyi pyx c h cc cpp cxx hpp hh hxx ino cs java kt kts scala groovy gradle go rs swift m mm js",
    "mjs cjs jsx ts tsx vue svelte css scss sass less php rb pl pm lua r jl hs lhs elm ml mli fs fsx",
    "fsi clj cljs edn ex exs erl hrl lisp el scm rkt nim zig d pas pp f f90 f95 for cob cbl ada adb",
    "ads vb vbs bas asm s v sv vhd vhdl sql psql ddl sh bash zsh fish ksh csh bat cmd ps1 psm1 awk",
    "sed tcl cmake make mk mak dockerfile tf tfvars hcl nix proto thrift graphql gql wat wgsl glsl",
    "hlsl vert frag cu cuh metal cl sol move qml qss ui qrc po pot rc desktop service gitignore",
    "gitattributes editorconfig lock mod sum plist",
)
TEXT_SUFFIXES = frozenset(word for line in _ENDINGS for word in line.split())
"""Endings of files that are text; whether one is, its bytes say."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-msdownload"),
    (b"GGUF", "application/x-gguf"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/x-rar"),
    (b"\xfd7zXZ\0", "application/x-xz"),
    (b"BZh", "application/x-bzip2"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
)
"""The first bytes of common files that are no text (file(1) knows them, too)."""
_TEXT_LIKE_MAGIC = frozenset({"image/bmp", "application/x-msdownload", "application/x-bzip2", "audio/mpeg"})
"""Two or three letters, with which a text may begin as well: then the name decides."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""A compound file: the office programs of before 2007, and an encrypted document of today."""
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_PDF = b"%PDF-"
_PDF_HEAD = 1024
"""Bytes among which a PDF's mark may lie (ISO 32000-1, annex H, note 13)."""


def kind_of(name: str, data: bytes) -> Kind:
    """Return what a file is.

    Raises:
        RefusedError: it is of a kind that gives no text.

    """
    if _PDF in data[:_PDF_HEAD]:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.PACKAGE
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise RefusedError(RefusalKind.ENCRYPTED)
        raise unsupported(name)
    found = next((media for magic, media in _MAGIC if data.startswith(magic)), None)
    if found is not None and not (found in _TEXT_LIKE_MAGIC and _is_text_name(name)):
        raise RefusedError(RefusalKind.UNSUPPORTED, found)
    if not _is_text_name(name):
        raise unsupported(name)
    return Kind.TEXT


def unsupported(name: str) -> RefusedError:
    """Return the refusal of a file by its name's ending."""
    guessed = mimetypes.guess_type(name, strict=False)[0]
    # What only its name calls a text is not one.
    if guessed is None or _is_text_name(name):
        guessed = "application/octet-stream"
    return RefusedError(RefusalKind.UNSUPPORTED, guessed)


def _is_text_name(name: str) -> bool:
    path = PurePath(name)
    # A name without an ending (Makefile, README, .bashrc) is text as often as not.
    return not path.suffix or path.suffix[1:].casefold() in TEXT_SUFFIXES
