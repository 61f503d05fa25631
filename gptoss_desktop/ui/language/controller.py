"""Puts the language of the settings on, and another one as soon as they name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from gptoss_desktop.locations import resources
from gptoss_desktop.ui.language.languages import LanguageChoice, language_of, locale_of
from gptoss_desktop.ui.widgets.texts import language_news

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.settings.settings import Settings


class LanguageController(QObject):
    """Made before the widgets of its window, so that these are written once."""

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._translators: list[QTranslator] = []
        self._language: LanguageChoice | None = None
        self._wear()
        settings.changed.append(self._on_changed)
        window.destroyed.connect(lambda: settings.changed.remove(self._on_changed))

    @property
    def language(self) -> LanguageChoice:
        """The language that is on."""
        return self._language or LanguageChoice.ENGLISH

    def _on_changed(self, key: str) -> None:
        if key == "language":
            self._wear()

    def _wear(self) -> None:
        language = language_of(LanguageChoice(self._settings.language), QLocale.system().uiLanguages())
        if language is self._language:
            return
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
        qt = self._load(
            f"qtbase_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        )
        own = self._load(f"gptoss_desktop_{language.value}", str(resources() / "translations"))
        self._translators = [translator for translator in (qt, own) if translator is not None]
        locale = locale_of(language)
        QLocale.setDefault(locale)
        self._window.setLocale(locale)
        first, self._language = self._language is None, language
        if not first:
            language_news().changed.emit()

    def _load(self, name: str, folder: str) -> QTranslator | None:
        """Return the installed translator of a file; None where there is none, as for Qt's own English."""
        translator = QTranslator(self)
        if not translator.load(name, folder):
            return None
        QCoreApplication.installTranslator(translator)
        return translator
