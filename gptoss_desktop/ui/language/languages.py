"""The languages of the window, and the one that a system wants."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLocale


class LanguageChoice(StrEnum):
    """What the user chose: to follow the system, or one language always. The names are Qt's locale names."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"


def language_of(choice: LanguageChoice, system: list[str]) -> LanguageChoice:
    """Return the language that a choice comes to; `system` are the system's languages, the preferred first.

    Every kind of Chinese gets the simplified one: there is no nearer.
    """
    if choice is not LanguageChoice.SYSTEM:
        return choice
    for name in system:
        language = name.replace("_", "-").split("-")[0]
        if language == "zh":
            return LanguageChoice.CHINESE
        if language in ("en", "C"):
            return LanguageChoice.ENGLISH
    return LanguageChoice.ENGLISH


def locale_of(language: LanguageChoice) -> QLocale:
    """Return how numbers and dates are written: as the system does where it speaks the language."""
    system, wanted = QLocale.system(), QLocale(language.value)
    return system if system.language() == wanted.language() else wanted
