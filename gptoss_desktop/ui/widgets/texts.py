"""Texts that follow the language: written once when a widget is made, and again when the language changes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class LanguageNews(QObject):
    """Tells that another language's translators are installed."""

    changed = Signal()


@lru_cache(maxsize=1)
def language_news() -> LanguageNews:
    """Return the one teller of the program."""
    return LanguageNews()


def keep_texts(owner: QObject, write: Callable[[], object]) -> None:
    """Call `write` now, and whenever the language changes while `owner` lives.

    `write` is a method of `owner` that sets every text which it has from `tr()`: labels, tooltips, accessible
    names, placeholders. A widget that shows a state writes the state's words there, too.
    """
    write()
    _Watch(owner, write)


class _Watch(QObject):
    """A child of its owner, so that the connection ends with it. Qt's own event would reach widgets only."""

    def __init__(self, owner: QObject, write: Callable[[], object]) -> None:
        super().__init__(owner)
        self._write = write
        language_news().changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._write()
