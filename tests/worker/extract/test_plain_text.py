"""Plain text: its encodings, and what only looks like text."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gptoss_desktop.protocol.extraction import MAX_INPUT, MAX_TEXT, Extracted, Refused
from tests.worker.extract.conftest import Extract

CHINESE = "模型在本机运行，不需要网络。\n数据不会离开这台电脑。\n"
FRENCH = "Une vérité naïve : l’été, à Besançon, où l'on dîne tôt.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (CHINESE.encode(), "UTF-8"),
        (CHINESE.encode("utf-8-sig"), "UTF-8"),
        (CHINESE.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "UTF-16"),
        (CHINESE.encode("utf-32"), "UTF-32"),
        (CHINESE.encode("gbk"), "GB 18030"),
        (CHINESE.encode("gb18030"), "GB 18030"),
    ],
)
def test_chinese_is_read_in_every_encoding_it_comes_in(extract: Extract, data: bytes, encoding: str) -> None:
    assert extract("说明.txt", data) == Extracted(CHINESE, (), encoding)


def test_bytes_that_are_no_characters_are_replaced_and_that_is_noted(extract: Extract) -> None:
    found = extract("log.txt", b"before \xff\xfe\xfa after\n")
    assert found == Extracted("before \ufffd\ufffd\ufffd after\n", ("replaced",), "UTF-8")


def test_western_text_of_one_byte_a_character_is_not_taken_for_chinese(extract: Extract) -> None:
    found = extract("lettre.txt", FRENCH.replace("’", "'").encode("latin-1"))
    assert isinstance(found, Extracted)
    assert found.notes == ("replaced",)
    assert found.text.startswith("Une v\ufffdrit\ufffd na\ufffdve")


def test_line_ends_become_those_of_unix(extract: Extract) -> None:
    assert extract("a.csv", b"a,b\r\n1,2\r3,4\n") == Extracted("a,b\n1,2\n3,4\n", (), "UTF-8")


@pytest.mark.parametrize("name", ["a.py", "B.RS", "Makefile", "c.jsonl", "d.log", "e.yaml", ".bashrc"])
def test_source_code_and_records_are_text(extract: Extract, name: str) -> None:
    assert extract(name, b"x = 1\n") == Extracted("x = 1\n", (), "UTF-8")


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png"),
        ("song.mp3", b"ID3\x03" + bytes(40), "audio/mpeg"),
        ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "application/msword"),
        ("page.xyzzy", b"text, but who knows of what\n", "application/octet-stream"),
        ("blob.txt", b"text with a zero byte \0 in it", "application/octet-stream"),
        ("things.zip", b"PK\x05\x06" + bytes(18), "application/zip"),
        ("film.mp4", b"\0\0\0\x18ftypmp42" + bytes(40), "video/mp4"),
    ],
)
def test_anything_else_is_named_by_its_type(extract: Extract, name: str, data: bytes, media: str) -> None:
    assert extract(name, data) == Refused("unsupported", media)


def test_what_cannot_be_opened_is_refused_with_the_reason(extract: Extract, tmp_path: Path) -> None:
    assert extract("gone.txt") == Refused("missing", "No such file or directory")
    (tmp_path / "folder").mkdir()
    assert extract("folder") == Refused("unsupported", "inode/directory")
    os.mkfifo(tmp_path / "pipe.txt")
    assert extract("pipe.txt") == Refused("unsupported", "inode/fifo")


def test_an_empty_file_gives_no_text(extract: Extract) -> None:
    assert extract("a.txt", b" \n\n") == Refused("empty")


def test_a_file_that_is_too_large_is_not_read(extract: Extract, tmp_path: Path) -> None:
    with (tmp_path / "big.log").open("wb") as file:
        file.truncate(MAX_INPUT + 1)
    assert extract("big.log") == Refused("too_large")


def test_a_long_text_is_cut_and_that_is_noted(extract: Extract) -> None:
    found = extract("long.txt", b"0123456789abcde\n" * (MAX_TEXT // 16 + 1))
    assert isinstance(found, Extracted)
    assert len(found.text) == MAX_TEXT
    assert found.notes == ("cut",)
