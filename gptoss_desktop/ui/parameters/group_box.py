"""A group of fields under a heading that folds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gptoss_desktop.ui.parameters.words import group_title
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import SMALL, icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.domain.parameters_table import Group
    from gptoss_desktop.ui.parameters.field import ParameterField


class GroupBox(QWidget):
    """The heading says how many of its fields are changed, so that a folded group hides no change.

    Its fields are made when they are looked at first: most groups are never opened.
    """

    folded = Signal()
    """The user opened or closed the group."""

    def __init__(
        self, group: Group, make_fields: Callable[[], Sequence[ParameterField]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.group = group
        self._make_fields = make_fields
        self._fields: tuple[ParameterField, ...] | None = None
        self._changed = 0
        self._filter: tuple[str, ...] = ()
        self.heading = self._make_heading()
        self._inside = QWidget()
        self._inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._inside)
        keep_texts(self, self._write_texts)

    @property
    def is_open(self) -> bool:
        """Whether the user wants to see the fields."""
        return self.heading.isChecked()

    def build(self) -> tuple[ParameterField, ...]:
        """Make the fields where they are not made yet, and return them."""
        if self._fields is None:
            self._fields = tuple(self._make_fields())
            inner = QVBoxLayout(self._inside)
            inner.setContentsMargins(0, GRID // 2, 0, GRID)
            inner.setSpacing(GRID + 4)
            for field in self._fields:
                inner.addWidget(field)
        return self._fields

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001  a Qt-style setter
        """Open or close the group."""
        self.heading.setChecked(is_open)
        self._show()

    def set_filter(self, words: tuple[str, ...]) -> bool:
        """Show the fields that match all words, whether the group is open or not; return if there are any.

        No words mean no filter.
        """
        self._filter = words
        found = True
        if words or self._fields is not None:
            matches = [field.matches(words) for field in self.build()]
            for field, shown in zip(self.build(), matches, strict=True):
                field.setVisible(shown)
            found = any(matches)
        self.setVisible(found)
        self._show()
        return found

    def set_changed(self, count: int) -> None:
        """Say how many of the fields are changed."""
        if count != self._changed:
            self._changed = count
            self._write_texts()

    def _make_heading(self) -> QToolButton:
        heading = QToolButton()
        heading.setIconSize(SMALL)
        heading.setCheckable(True)
        heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        heading.setFont(scaled(self.font(), 0.92, weight=QFont.Weight.DemiBold))
        heading.setProperty("kind", "fold")
        heading.clicked.connect(self._on_clicked)
        return heading

    def _on_clicked(self) -> None:
        self._show()
        self.folded.emit()

    def _show(self) -> None:
        shown = self.is_open or bool(self._filter)
        if shown:
            self.build()
        self._inside.setVisible(shown)
        self.heading.setIcon(icon("chevron-down" if shown else "chevron-right"))

    def _write_texts(self) -> None:
        changed = self._changed
        title = group_title(self.group)
        self.heading.setText(f"{title}  ● {changed}" if changed else title)
        spoken = self.tr("{0}, {1} changed").format(title, changed) if changed else title
        self.heading.setAccessibleName(spoken)
        self.heading.setToolTip(spoken)
