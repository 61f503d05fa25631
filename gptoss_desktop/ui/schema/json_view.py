"""An answer in JSON: whether it keeps to its schema, as a tree and as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.schema.code_edit import CodeEdit
from gptoss_desktop.ui.schema.json_model import JsonModel
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.properties import restyle
from gptoss_desktop.ui.widgets.texts import keep_texts
from gptoss_desktop.ui.widgets.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from gptoss_desktop.services.schema_check import AnswerCheck, Place

_OPENED_AT_FIRST = 500
"""Values: a tree of more begins folded under its root."""
_PROBLEM_ROWS = 4


class _Tree(QTreeView):
    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        # Qt's own would copy what the cell shows, which is cut.
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


class JsonView(QWidget):
    """Shows one answer; what is wrong stands above, and leads to its place in the tree."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._check: AnswerCheck | None = None
        self._model: JsonModel | None = None
        self._hits: Iterator[QModelIndex] | None = None
        self.verdict = Verdict()
        self.problems = QListWidget()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._search_icon = QAction(icon("search"), "", self.search)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.tree = _Tree()
        self.text = CodeEdit()
        self.text.setReadOnly(True)
        self._copy_value = push_button("")
        self._copy_all = push_button("")
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        keep_texts(self, self._write_texts)

    def wait_for(self, text: str) -> None:
        """Show the text while it is being checked."""
        self._text = text
        self._check = None
        self.text.setPlainText(text)
        self._show_verdict()

    def show_check(self, check: AnswerCheck) -> None:
        """Show what was found."""
        self._check = check
        self._show_verdict()
        self.tabs.setTabEnabled(0, check.is_json)
        if check.is_json:
            self._model = JsonModel(check.value, self)
            self.tree.setModel(self._model)
            header = self.tree.header()
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            header.setStretchLastSection(True)
            self.tree.setExpanded(self._model.index(0, 0), True)
            if _count(check.value, _OPENED_AT_FIRST) < _OPENED_AT_FIRST:
                self.tree.expandAll()
            for column in (0, 1):
                self.tree.resizeColumnToContents(column)
            self.tree.setCurrentIndex(self._model.index(0, 0))
            self.text.setPlainText(json.dumps(check.value, indent=2, ensure_ascii=False))
        self.tabs.setCurrentIndex(0 if check.is_json else 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._begin_search)
        self.search.returnPressed.connect(self._next_hit)
        self.problems.itemActivated.connect(self._go_to)
        self.problems.itemClicked.connect(self._go_to)
        self._copy_value.clicked.connect(self._copy_selected)
        self._copy_all.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.tree.copied.connect(self._copy_selected)

    def _begin_search(self, text: str) -> None:
        self._hits = None
        restyle(self.search, "invalid", value=False)
        if text.strip():
            self._next_hit()

    def _next_hit(self) -> None:
        """Go to the next value that has the text; behind the last, to the first again."""
        text = self.search.text().strip().casefold()
        if self._model is None or not text:
            return
        found = next(self._hits, None) if self._hits is not None else None
        if found is None:
            self._hits = self._model.find(text)
            found = next(self._hits, None)
        restyle(self.search, "invalid", value=found is None)
        if found is not None:
            self.tabs.setCurrentIndex(0)
            self._select(found)

    def _go_to(self, item: QListWidgetItem) -> None:
        if self._model is not None and self._check is not None:
            self.tabs.setCurrentIndex(0)
            problem = self._check.problems[self.problems.row(item)]
            self._select(self._model.at(problem.path))

    def _select(self, index: QModelIndex) -> None:
        above = index.parent()
        while above.isValid():
            self.tree.setExpanded(above, True)
            above = above.parent()
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)

    def _copy_selected(self) -> None:
        index = self.tree.currentIndex()
        if self._model is not None and index.isValid():
            value = self._model.value(index)
            text = value if isinstance(value, str) else json.dumps(value, indent=2, ensure_ascii=False)
            QGuiApplication.clipboard().setText(text)

    def _show_verdict(self) -> None:
        check = self._check
        self.problems.clear()
        self.problems.setVisible(check is not None and len(check.problems) > 1)
        if check is None:
            self.verdict.wait(self.tr("The answer is being checked…"))
        elif check.is_right:
            self.verdict.right(self.tr("The answer keeps to its schema."))
        elif len(check.problems) == 1:
            self.verdict.wrong(_sentence(check.problems[0], is_json=check.is_json))
        else:
            count = self.locale().toString(len(check.problems))
            self.verdict.wrong(self.tr("The answer breaks its schema in {0} places.").format(count))
            for problem in check.problems:
                self.problems.addItem(_sentence(problem, is_json=True))
            rows = min(len(check.problems), _PROBLEM_ROWS)
            self.problems.setFixedHeight(rows * max(self.problems.sizeHintForRow(0), 1) + GRID)

    def _lay_out(self) -> None:
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(False)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setObjectName("jsonTree")
        self.problems.setObjectName("jsonProblems")
        self.tabs.addTab(self.tree, "")
        self.tabs.addTab(self.text, "")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.search, 1)
        row.addWidget(self._copy_value)
        row.addWidget(self._copy_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + 4)
        column.addWidget(self.verdict)
        column.addWidget(self.problems)
        column.addLayout(row)
        column.addWidget(self.tabs, 1)

    def _write_texts(self) -> None:
        self.tabs.setTabText(0, self.tr("Tree"))
        self.tabs.setTabText(1, self.tr("Text"))
        self.tabs.setAccessibleName(self.tr("Views of the answer"))
        self.tree.setAccessibleName(self.tr("The answer as a tree"))
        self.text.setAccessibleName(self.tr("The answer as text"))
        self.problems.setAccessibleName(self.tr("What is wrong with the answer"))
        self.search.setPlaceholderText(self.tr("Find a name or a value"))
        self.search.setAccessibleName(self.tr("Find a name or a value"))
        self._copy_value.setText(self.tr("Copy value"))
        self._copy_all.setText(self.tr("Copy all"))
        self._show_verdict()


def _sentence(problem: Place, *, is_json: bool) -> str:
    said = translated(problem.said)
    return f"{problem.where}: {said}" if is_json else said


def _count(value: object, most: int) -> int:
    """Return the number of values inside a value, or `most` where there are more."""
    count, stack = 0, [value]
    while stack and count < most:
        found = stack.pop()
        count += 1
        if isinstance(found, list | dict):
            stack += found.values() if isinstance(found, dict) else found
    return count
