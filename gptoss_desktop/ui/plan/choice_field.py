"""A choice that may be left to the planner; then its own choice stands there in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from gptoss_desktop.ui.parameters.field_frame import FieldFrame
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from gptoss_desktop.ui.plan.specs import ChoiceSpec

FIELD_WIDTH = 152


class ChoiceField(QWidget):
    """A button with a menu; None is automatic, and differs from every value."""

    changed = Signal()

    def __init__(self, spec: ChoiceSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.value: Any = None
        self.problem = ""
        self._automatic = ""
        self._texts = {value: _tr(text) for value, text in spec.values}
        self._label = _tr(spec.label)
        self.button = self._make_button()
        self._note = plain_label(_tr(spec.note) if spec.note else "", muted=True, wrap=True)
        self._note.setFont(scaled(self.font(), 0.92))
        self._frame = FieldFrame(
            self._label,
            beside=self.button,
            below=[self._note],
            reset=self.tr("Back to automatic: {0}").format(self._label),
        )
        self._frame.reset_requested.connect(lambda: self._choose(None))
        self.setToolTip(_tr(spec.hint))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._show()

    def set_value(self, value: object) -> None:
        """Show a value without telling of a change; one that is not on the menu is named as it is."""
        self.value = value
        self._show()

    def show_automatic(self, value: object) -> None:
        """Show in grey what the planner chooses; None where it says nothing about this."""
        self._automatic = "" if value is None else self._texts.get(value, str(value))
        self._show()

    def mark(self, *, wrong: bool) -> None:
        """Show that the planner refuses this value."""
        restyle(self.button, "invalid", value=wrong)

    def _choose(self, value: object) -> None:
        self.set_value(value)
        self.changed.emit()

    def _show(self) -> None:
        is_set = self.value is not None
        if is_set:
            text = self._texts.get(self.value, self.tr("As it was set"))
        else:
            text = self.tr("auto · {0}").format(self._automatic) if self._automatic else self.tr("automatic")
        room = FIELD_WIDTH - 5 * GRID
        self.button.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.button.setAccessibleName(f"{self._label}: {text}")
        restyle(self.button, "unset", value=not is_set)
        checked = self._actions.get(self.value)
        for action in self._actions.values():
            action.setChecked(action is checked)
        self._frame.show_state(is_set=is_set)
        self._note.setVisible(is_set and bool(self.spec.note))

    def _make_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "field")
        button.setIcon(icon("chevron-down"))
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedWidth(FIELD_WIDTH)
        menu = QMenu(button)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        group = QActionGroup(menu)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self._actions = {}
        for value, text in ((None, self.tr("Automatic")), *self._texts.items()):
            action = menu.addAction(text)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, chosen=value: self._choose(chosen))
            self._actions[value] = action
            if value is None:
                menu.addSeparator()
        button.setMenu(menu)
        return button


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
