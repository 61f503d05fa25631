"""Every text that a widget shows or says: for the eye, in tooltips, and to assistive programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from installers.translations import ts_file
from installers.translations.__main__ import ts_path

_CHINESE = re.compile(r"[㐀-鿿]")
_ROWS = 60


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Return (where, text) of a widget and all inside it, hidden ones too: they may be shown next."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName().startswith("qt_"):  # Qt's own, in Qt's own words
            continue
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        for text in (widget.toolTip(), widget.accessibleName(), widget.windowTitle(), *_own(widget)):
            if text:
                yield where, text
        for action in widget.actions():
            yield f"{where} action", action.text()
    for action in root.findChildren(QAction):
        yield "action", action.text()


def english_among(texts: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return those that are an English source which the Chinese translation says otherwise."""
    return [(where, text) for where, text in texts if text.replace("&", "") in _sources()]


def chinese_among(texts: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return those with Chinese characters in them."""
    return [(where, text) for where, text in texts if _CHINESE.search(text)]


@cache
def _sources() -> frozenset[str]:
    known = ts_file.read(ts_path("zh_CN"))
    translated = {forms[0] for forms in known.values()}
    return frozenset(text.source for text, forms in known.items() if forms[0] != text.source) - translated


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(row) for row in range(widget.count()))
        case QAbstractItemView():
            if widget.model() is not None:
                yield from _cells(widget.model())


def _cells(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    parent = parent or QModelIndex()
    # A list model keeps its one column to itself.
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(parent), _ROWS)):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(model.data(index, role) or "")
