"""The translation is whole: nothing is left in English, nothing is longer than its place, files are fresh."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from gptoss_desktop.ui.theme.fonts import application_font
from installers.paths import ROOT
from installers.translations import ts_file
from installers.translations.__main__ import LANGUAGES, Language, compiled, ts_path
from installers.translations.collect import Text, collect

LONGER = 1.15
"""What a translation may be longer than the English that its place was made for …"""
ROOM = 28
"""… or so many pixels: two Chinese characters, for words that are very short in English."""

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n")


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    return collect(ROOT / "gptoss_desktop")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_text_is_translated(texts: list[Text], language: Language) -> None:
    wanted = {text for text in texts if text.numerus or not language.plurals_only}
    known = ts_file.read(ts_path(language.code))
    assert set(known) == wanted, "run: make translations"
    assert [text for text, forms in known.items() if not (forms and all(forms))] == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_compiled_file_is_fresh(language: Language) -> None:
    path = ts_path(language.code)
    assert path.with_suffix(".qm").read_bytes() == compiled(path), "run: make translations"


def test_placeholders_are_the_same() -> None:
    known = ts_file.read(ts_path("zh_CN"))
    wrong = [
        (text.source, form)
        for text, forms in known.items()
        for form in forms
        if sorted(PLACEHOLDER.findall(text.source)) != sorted(PLACEHOLDER.findall(form))
    ]
    assert wrong == []


def test_no_text_is_too_long_for_its_place(qapp: QApplication) -> None:
    metrics = QFontMetricsF(application_font(qapp.font()))

    def width(text: str) -> float:
        return max(metrics.horizontalAdvance(line) for line in text.split("\n"))

    known = ts_file.read(ts_path("zh_CN"))
    overlong = [
        (text.source, form)
        for text, forms in known.items()
        for form in forms
        if width(form) > max(width(text.source) * LONGER, width(text.source) + ROOM)
    ]
    assert overlong == []
