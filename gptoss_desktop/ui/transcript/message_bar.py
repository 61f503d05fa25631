"""The buttons of a message, one set for all: it stands in the footer of the message that is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.widgets.buttons import action_button, icon_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.ui.actions.registry import ActionRegistry

COPY_FORMS = (ActionId.COPY_MESSAGE, ActionId.COPY_RICH_TEXT, ActionId.COPY_PLAIN_TEXT)
MORE: tuple[ActionId | None, ...] = (
    ActionId.RAW_VIEW,
    None,
    ActionId.BRANCH_HERE,
    ActionId.RUN_AGAIN,
    ActionId.INSPECT_TOKENS,
    None,
    ActionId.DELETE_MESSAGE,
)
_VERSIONS = (ActionId.PREVIOUS_VERSION, ActionId.NEXT_VERSION, ActionId.COMPARE_VERSIONS)
_PLAIN = (ActionId.EDIT_MESSAGE, ActionId.ANSWER_AGAIN, ActionId.ANSWER_INFO)


class MessageBar(QWidget):
    """Only what can be done with this message is there; the actions say what that is by being enabled."""

    entered = Signal()
    """The pointer or the focus is here: the message stays the active one."""

    def __init__(self, actions: ActionRegistry, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._count = plain_label(muted=True)
        self._copy = action_button(actions[ActionId.COPY_MESSAGE])
        self._copy.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._copy_menu = QMenu(self)
        actions.fill(self._copy_menu, COPY_FORMS)
        self._copy.setMenu(self._copy_menu)
        self._buttons = {action_id: action_button(actions[action_id]) for action_id in (*_PLAIN, *_VERSIONS)}
        self._more = icon_button("ellipsis", "")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more_menu = QMenu(self)
        actions.fill(self._more_menu, MORE)
        self._more.setMenu(self._more_menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        for widget in self._in_order():
            self._row.addWidget(widget)
            widget.installEventFilter(self)
        self.hide()
        keep_texts(self, self._write_texts)

    def _in_order(self) -> list[QWidget]:
        previous, following, compare = (self._buttons[action_id] for action_id in _VERSIONS)
        edit, again, info = (self._buttons[action_id] for action_id in _PLAIN)
        return [self._copy, edit, again, previous, self._count, following, compare, info, self._more]

    def fit(self, versions: Versions | None) -> None:
        """Show what can be done now, and which version this is."""
        self._copy.setVisible(self._actions[ActionId.COPY_MESSAGE].isEnabled())
        for action_id in _PLAIN:
            self._buttons[action_id].setVisible(self._actions[action_id].isEnabled())
        for action_id in _VERSIONS:
            self._buttons[action_id].setVisible(versions is not None)
        self._count.setVisible(versions is not None)
        if versions is not None:
            self._count.setText(f"{versions.index + 1}/{len(versions.ids)}")
            words = self.tr("Version {0} of {1}").format(versions.index + 1, len(versions.ids))
            self._count.setAccessibleName(words)
            self._count.setToolTip(words)
        self._more.setVisible(any(self._actions[entry].isEnabled() for entry in MORE if entry is not None))
        self._row.invalidate()

    @property
    def in_use(self) -> bool:
        """Whether a button has the focus: the bar must stay where it is."""
        return any(widget.hasFocus() for widget in self._in_order())

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # noqa: N802
        """Tell that the focus has come to a button."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802  Qt's name
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.entered.emit()

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Message actions"))
        self._copy.setAccessibleName(self.tr("Copy message"))
        self._more.setToolTip(self.tr("More"))
        self._more.setAccessibleName(self.tr("More"))
