"""Files that mean harm, and a process that can do none."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from gptoss_desktop.protocol.extraction import Refused
from gptoss_desktop.worker.extract.package import MAX_ENTRIES, MAX_UNPACKED
from tests.worker.extract.conftest import Extract

XML = b'<?xml version="1.0" encoding="UTF-8"?>'
LAUGHS = (
    XML
    + b'<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>'
    + b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&lol2;</w:document>'
)
OUTSIDE = LAUGHS.replace(b'<!ENTITY lol "lol">', b'<!ENTITY lol SYSTEM "file:///etc/passwd">')


def document(**parts: bytes) -> bytes:
    """Return a small Word document with other parts in the place of its own, or beside them."""
    original = io.BytesIO()
    Document().save(original)
    changed = io.BytesIO()
    replaced = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *replaced}:
            new.writestr(name, replaced[name] if name in replaced else old.read(name))
    return changed.getvalue()


def lie_about_size(data: bytes, name: str, size: int) -> bytes:
    """Return a zip whose headers say that a part unpacks to so many bytes."""
    told = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        header_to_name = 30 if mark == b"PK\x03\x04" else 46
        place = told.find(name.encode()) if mark == b"PK\x03\x04" else told.rfind(name.encode())
        start = place - header_to_name
        assert told[start : start + 4] == mark
        told[start + offset : start + offset + 4] = struct.pack("<I", size)
    return bytes(told)


def test_a_zip_bomb_is_seen_before_it_is_unpacked(extract: Extract) -> None:
    bomb = XML + b"<w>" + b" " * MAX_UNPACKED + b"</w>"
    assert extract("bomb.docx", document(word__document_xml=bomb)) == Refused("bomb")


def test_a_part_that_packs_too_well_is_a_bomb(extract: Extract) -> None:
    bomb = XML + b"<w>" + b" " * (20 * 1024 * 1024) + b"</w>"
    assert extract("bomb.docx", document(word__document_xml=bomb)) == Refused("bomb")


def test_a_bomb_that_lies_about_its_size_is_not_unpacked_further(extract: Extract) -> None:
    bomb = document(word__bomb_xml=XML + b"<w>" + b" " * (20 * 1024 * 1024) + b"</w>")
    assert extract("bomb.docx", lie_about_size(bomb, "word/bomb.xml", 1000)) == Refused("damaged")


def test_many_names_for_the_same_bytes_are_counted(extract: Extract) -> None:
    """Overlapping entries: a small file whose directory names its one large part a thousand times."""
    part = XML + b"<w>" + b"".join(b"%d " % number for number in range(300_000)) + b"</w>"
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", part)
        for _ in range(200):
            archive.filelist.append(archive.filelist[0])
        archive._didModify = True  # type: ignore[attr-defined]
    assert len(plain.getvalue()) < 2_000_000
    assert isinstance(extract("bomb.docx", plain.getvalue()), Refused)


def test_too_many_parts_are_a_bomb(extract: Extract) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(MAX_ENTRIES + 1):
            archive.writestr(f"{number}.xml", b"")
    assert extract("bomb.docx", file.getvalue()) == Refused("bomb")


@pytest.mark.parametrize(
    "xml", [LAUGHS, OUTSIDE, LAUGHS.decode().replace("UTF-8", "UTF-16").encode("utf-16")]
)
def test_xml_with_entities_of_its_own_is_not_read(extract: Extract, xml: bytes) -> None:
    assert extract("a.docx", document(word__document_xml=xml)) == Refused("entities")


def test_a_zip_in_a_document_is_not_unpacked(extract: Extract) -> None:
    inner = document(word__document_xml=XML + b"<w>" + b" " * (20 * 1024 * 1024) + b"</w>")
    found = extract("a.docx", document(**{"word__embeddings__inner.docx": inner}))
    assert found == Refused("empty")


def test_an_encrypted_document_is_refused(extract: Extract) -> None:
    container = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    assert extract("a.docx", container) == Refused("encrypted")


@pytest.mark.parametrize("cut", [30, 2_000, -100])
def test_a_damaged_document_is_refused(extract: Extract, cut: int) -> None:
    assert extract("a.docx", document()[:cut]) == Refused("damaged")


def test_xml_that_is_none_is_damage(extract: Extract) -> None:
    assert extract("a.docx", document(word__document_xml=b"<w><")) == Refused("damaged")


def test_deep_nesting_ends_in_a_refusal(extract: Extract) -> None:
    space = b' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = XML + b"<w:document" + space + b"><w:body>" + b"<w:sdt>" * 5_000 + b"</w:sdt>" * 5_000
    found = extract("a.docx", document(word__document_xml=deep + b"</w:body></w:document>"))
    assert found == Refused("damaged")


HARM = {
    "socket": "import socket; socket.socket()",
    "unix socket": "import socket; socket.socket(socket.AF_UNIX)",
    "pair": "import socket; socket.socketpair()",
    "program": "import os; os.execv('/bin/true', ['true'])",
    "child": "import subprocess; subprocess.run(['/bin/true'])",
    "new file": "open(FOLDER + '/new', 'w')",
    "overwriting": "open(FOLDER + '/old', 'r+')",
    "emptying": "import os; os.open(FOLDER + '/old', os.O_RDONLY | os.O_TRUNC)",
    "deleting": "import os; os.unlink(FOLDER + '/old')",
    "renaming": "import os; os.rename(FOLDER + '/old', FOLDER + '/other')",
    "mode": "import os; os.chmod(FOLDER + '/old', 0o777)",
    "killing": "import os; os.kill(os.getppid(), 0)",
    "memory": "bytearray(2 * 1024**3)",
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
def test_the_process_can_do_no_harm(harm: str, tmp_path: Path) -> None:
    (tmp_path / "old").write_text("precious")
    code = (
        "from gptoss_desktop.worker.extract.limits import shut\n"
        f"FOLDER = {str(tmp_path)!r}\n"
        "import socket, subprocess\n"
        "shut()\n"
        f"try:\n    {harm}\n"
        "except (OSError, MemoryError) as error:\n    print('refused', type(error).__name__)\n"
        f"else:\n    print('done')\n"
        f"print(open(FOLDER + '/old').read())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[0].startswith("refused"), done
    assert done.stdout.splitlines()[1] == "precious"
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
