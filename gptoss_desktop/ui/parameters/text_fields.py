"""The fields of several lines: lists of texts, of tokens, of biases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QPlainTextEdit

from gptoss_desktop.domain.parameters import ParameterError
from gptoss_desktop.ui.parameters.field import ParameterField
from gptoss_desktop.ui.parameters.text_forms import (
    format_biases,
    format_ids,
    format_texts,
    parse_biases,
    parse_ids,
    parse_texts,
)
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

LINES = 2


class LinesField(ParameterField):
    """Text of several lines that stands for a list; empty is the engine's default."""

    def __init__(
        self,
        name: str,
        parse: Callable[[str], tuple[Any, ...]],
        write: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self.value = ()
        self._parse = parse
        self._format = write
        self.edit = make_edit(LINES)
        self.edit.textChanged.connect(self._on_text)
        self._finish(below=[self.edit])

    def _write_texts(self) -> None:
        self.edit.setPlaceholderText(self.tr("default"))
        super()._write_texts()

    def _on_text(self) -> None:
        try:
            value = self._parse(self.edit.toPlainText())
            self.spec.kind.check(self.spec.wire_name, value)
        except ParameterError as error:
            self._take(None, error)
        else:
            self._take(value)

    def _show_value(self, value: tuple[Any, ...]) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(self._format(value))

    def _is_filled(self) -> bool:
        return bool(self.edit.toPlainText())

    def _show(self) -> None:
        super()._show()
        restyle(self.edit, "invalid", value=bool(self.problem))


def make_edit(lines: int) -> QPlainTextEdit:
    """Return an edit of so many lines that Tab leaves."""
    edit = QPlainTextEdit()
    edit.setProperty("kind", "field")
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(lines * edit.fontMetrics().lineSpacing() + 3 * GRID)
    return edit


def texts_field(name: str) -> LinesField:
    """Return a field of short texts."""
    return LinesField(name, parse_texts, format_texts)


def ids_field(name: str) -> LinesField:
    """Return a field of token numbers."""
    return LinesField(name, parse_ids, format_ids)


def biases_field(name: str) -> LinesField:
    """Return a field of pairs of a token and its bias."""
    return LinesField(name, parse_biases, format_biases)
