"""Which language a system gets, and how one is put on while the program runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gptoss_desktop.domain.said import say
from gptoss_desktop.services.words import translated
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.ui.language.controller import LanguageController
from gptoss_desktop.ui.language.languages import LanguageChoice, language_of
from gptoss_desktop.ui.widgets.texts import keep_texts


@pytest.mark.parametrize(
    ("system", "language"),
    [
        (["zh-Hans-CN", "en"], "zh_CN"),
        (["zh_TW"], "zh_CN"),
        (["de-DE", "zh-CN"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["C"], "en"),
        (["de-DE"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_there_is_counts(system: list[str], language: str) -> None:
    assert language_of(LanguageChoice.SYSTEM, system) == language
    assert language_of(LanguageChoice.CHINESE, system) is LanguageChoice.CHINESE


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    assert qapp is not None
    before = QLocale()
    found = QWidget()
    yield found
    found.deleteLater()
    qapp.sendPostedEvents(None, 0)
    qapp.processEvents()
    QLocale.setDefault(before)


def test_a_change_writes_the_texts_again(window: QWidget, tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "settings.json")
    settings.language = "en"
    controller = LanguageController(settings, window)
    label = QLabel(window)
    said = say("Choose another model file.")
    keep_texts(label, lambda: label.setText(translated(said)))
    assert label.text() == "Choose another model file."
    settings.language = "zh_CN"
    assert controller.language is LanguageChoice.CHINESE
    assert label.text() == "请选择另一个模型文件。"
    assert window.locale().language() is QLocale.Language.Chinese
    settings.language = "en"
    assert label.text() == "Choose another model file."
    settings.flush()
