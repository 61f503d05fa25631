"""PDF files: pages, passwords, scans."""

from __future__ import annotations

from gptoss_desktop.protocol.extraction import Extracted, Refused
from tests.worker.extract.conftest import Extract
from tests.worker.extract.pdfs import pdf


def test_pages_are_marked(extract: Extract) -> None:
    found = extract("a.pdf", pdf("First page.", "Second page."))
    assert found == Extracted("--- Page 1 of 2 ---\n\nFirst page.\n\n--- Page 2 of 2 ---\n\nSecond page.\n")


def test_an_encrypted_one_is_refused(extract: Extract) -> None:
    assert extract("a.pdf", pdf("Secret.", user="s3cret")) == Refused("encrypted")


def test_one_that_only_its_owner_may_change_can_be_read(extract: Extract) -> None:
    found = extract("a.pdf", pdf("Public.", owner="s3cret"))
    assert isinstance(found, Extracted)
    assert "Public." in found.text


def test_a_scan_is_refused_and_a_scanned_page_is_noted(extract: Extract) -> None:
    assert extract("a.pdf", pdf("", "")) == Refused("scanned")
    found = extract("b.pdf", pdf("Words.", ""))
    assert isinstance(found, Extracted)
    assert found.notes == ("some_scanned",)


def test_a_damaged_one_is_refused(extract: Extract) -> None:
    assert extract("a.pdf", b"%PDF-1.7\nthat was it\n") == Refused("damaged")
    whole = pdf("Words.")
    found = extract("b.pdf", whole[: len(whole) // 2])
    assert found in (Refused("damaged"), Refused("scanned"), Refused("empty"))
