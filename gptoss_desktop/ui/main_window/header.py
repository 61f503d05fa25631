"""The line above the transcript: the chat's title, the model, and the window's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from gptoss_desktop.domain.model import ModelFormat
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.plan.names import engine_name, model_title
from gptoss_desktop.ui.theme.icons import icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import action_button, icon_button, relabel
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.ui.actions.registry import ActionRegistry

_MODEL_WIDTH = 280
_ZOOM = (ActionId.ZOOM_IN, ActionId.ZOOM_OUT, ActionId.ZOOM_RESET)
_THEMES = (ActionId.THEME_SYSTEM, ActionId.THEME_LIGHT, ActionId.THEME_DARK)


class Header(QWidget):
    """Title and model can be changed here; both are only asked for, and shown when they have changed."""

    renamed = Signal(str)
    model_chosen = Signal(object)
    """Path"""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._title = ""
        self._editable = False
        self._model = ""
        self._known: tuple[ModelInfo, ...] = ()
        self.title_edit = self._make_title()
        self._models = QMenu(self)
        self.model_button = self._make_model_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID - 2, GRID, GRID - 2)
        row.setSpacing(GRID // 2)
        row.addWidget(action_button(actions[ActionId.TOGGLE_SIDEBAR]))
        row.addWidget(self.title_edit, 1)
        row.addWidget(self.model_button)
        row.addSpacing(GRID)
        row.addWidget(action_button(actions[ActionId.TOGGLE_PARAMETERS]))
        row.addWidget(self._make_menu_button())
        keep_texts(self, self._write_texts)

    def _write_texts(self) -> None:
        self.title_edit.setAccessibleName(self.tr("Title"))
        self.title_edit.setToolTip(self.tr("Title of this chat"))
        self.show_models(self._known)
        self.show_model(self._model)
        # What is just being written as a title is left as it is.
        if not self.title_edit.isModified():
            self.show_title(self._title, editable=self._editable)

    def show_title(self, title: str, *, editable: bool) -> None:
        """Show a title; a chat that is not stored yet has none to change."""
        self._title = title
        self._editable = editable
        self.title_edit.setText(title or self.tr("New chat"))
        self.title_edit.setReadOnly(not editable)
        self.title_edit.setCursorPosition(0)

    def show_model(self, name: str) -> None:
        """Show which model is used."""
        self._model = name
        text = name or self.tr("No model")
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, _MODEL_WIDTH - 6 * GRID)
        self.model_button.setText(shown)
        self.model_button.setToolTip(self.tr("Model: {0}").format(text))
        self.model_button.setAccessibleName(self.tr("Model: {0}").format(text))

    def show_models(self, models: Sequence[ModelInfo]) -> None:
        """Offer the models that are known on this disk."""
        self._known = tuple(models)
        self._models.clear()
        for model in models:
            # What follows the tab stands in the column of the shortcuts, at the right.
            text = f"{model_title(model)}\t{_form_of(model)}".replace("&", "&&")
            action = self._models.addAction(text)
            action.setToolTip(str(model.path))
            action.triggered.connect(lambda _=False, path=model.path: self.model_chosen.emit(path))
        entries: list[ActionId | None] = [ActionId.OPEN_MODEL, ActionId.OPEN_MODEL_FOLDER, None]
        entries += [ActionId.ENGINE_PLAN, ActionId.RESTART_ENGINE, ActionId.STOP_ENGINE]
        self._actions.fill(self._models, [None, *entries] if models else entries)

    def _make_title(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setProperty("kind", "title")
        edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        edit.editingFinished.connect(self._on_edited)
        return edit

    def _on_edited(self) -> None:
        title = self.title_edit.text().strip()
        if self.title_edit.isReadOnly() or title == self._title:
            return
        if title:
            self._title = title
            self.renamed.emit(title)
        else:
            self.title_edit.setText(self._title)

    def _make_model_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("chevron-down"))
        button.setIconSize(QSize(14, 14))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMaximumWidth(_MODEL_WIDTH)
        button.setMenu(self._models)
        return button

    def _make_menu_button(self) -> QToolButton:
        menu = QMenu(self)
        self._actions.fill(menu, (ActionId.NEW_CHAT, ActionId.RENAME_CHAT, ActionId.DELETE_CHAT, None))
        self._actions.fill(
            menu,
            (
                ActionId.SEARCH_CHATS,
                ActionId.FIND_IN_CHAT,
                ActionId.COMMAND_PALETTE,
                ActionId.FOCUS_MESSAGE,
                None,
            ),
        )
        self._actions.fill(
            menu, (ActionId.TOGGLE_SIDEBAR, ActionId.TOGGLE_PARAMETERS, ActionId.OPEN_FOLDS, None)
        )
        self._actions.fill(menu, (ActionId.ENGINE_PLAN, ActionId.ADD_RUNTIME))
        themes = menu.addMenu(icon("sun-moon"), "")
        keep_texts(themes, lambda: themes.setTitle(self.tr("Appearance")))
        self._actions.fill(themes, (*_THEMES, None, *_ZOOM))
        menu.addSeparator()
        self._actions.fill(menu, (ActionId.SETTINGS, ActionId.SHORTCUTS, ActionId.OPEN_TRASH, None))
        self._actions.fill(menu, (ActionId.QUIT,))
        button = icon_button("ellipsis", "")
        keep_texts(button, lambda: relabel(button, self.tr("Menu")))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        return button


def _form_of(model: ModelInfo) -> str:
    """Return the form in which a model lies on the disk, and the engine that reads it."""
    if model.format is ModelFormat.GGUF:
        return f"GGUF · {engine_name(EngineKind.LLAMA_CPP)}"
    folder = QCoreApplication.translate("Header", "folder")
    return f"{folder} · {engine_name(EngineKind.VLLM)}"
