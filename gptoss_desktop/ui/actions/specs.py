"""The actions of the window, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP


class ActionId(StrEnum):
    """What can be done."""

    NEW_CHAT = "new_chat"
    RENAME_CHAT = "rename_chat"
    DELETE_CHAT = "delete_chat"
    FILTER_CHATS = "filter_chats"
    FOCUS_MESSAGE = "focus_message"
    SEND = "send"
    STOP = "stop"
    OPEN_MODEL = "open_model"
    RESTART_ENGINE = "restart_engine"
    STOP_ENGINE = "stop_engine"
    TOGGLE_SIDEBAR = "toggle_sidebar"
    TOGGLE_PARAMETERS = "toggle_parameters"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `text` and `hint` are English and translated when they are shown; shortcuts are portable text."""

    id: ActionId
    text: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    hint: str = ""
    checkable: bool = False
    local: bool = False
    """The shortcut works only while the widget that carries the action has the focus."""


_T = QT_TRANSLATE_NOOP
_ID = ActionId
SPECS = (
    ActionSpec(_ID.NEW_CHAT, _T("Actions", "New chat"), "square-pen", ("Ctrl+N",)),
    ActionSpec(_ID.RENAME_CHAT, _T("Actions", "Rename"), "pencil", ("F2",)),
    ActionSpec(_ID.DELETE_CHAT, _T("Actions", "Delete"), "trash-2", ("Del",), local=True),
    ActionSpec(_ID.FILTER_CHATS, _T("Actions", "Find a chat by its title"), "search", ("Ctrl+K",)),
    ActionSpec(_ID.FOCUS_MESSAGE, _T("Actions", "Write a message"), "message-square", ("Ctrl+L",)),
    ActionSpec(_ID.SEND, _T("Actions", "Send"), "arrow-up", ("Ctrl+Return", "Ctrl+Enter")),
    ActionSpec(_ID.STOP, _T("Actions", "Stop"), "square", ("Esc",), _T("Actions", "Stop the answer")),
    ActionSpec(_ID.OPEN_MODEL, _T("Actions", "Use a model on this disk…"), "folder-open", ("Ctrl+O",)),
    ActionSpec(_ID.RESTART_ENGINE, _T("Actions", "Restart engine"), "refresh-cw"),
    ActionSpec(_ID.STOP_ENGINE, _T("Actions", "Stop engine"), "circle"),
    ActionSpec(_ID.TOGGLE_SIDEBAR, _T("Actions", "Sidebar"), "panel-left", ("Ctrl+B",), checkable=True),
    ActionSpec(
        _ID.TOGGLE_PARAMETERS, _T("Actions", "Parameters"), "sliders-horizontal", ("Ctrl+Shift+P",), checkable=True
    ),
    ActionSpec(_ID.THEME_SYSTEM, _T("Actions", "Like the system"), checkable=True),
    ActionSpec(_ID.THEME_LIGHT, _T("Actions", "Light"), checkable=True),
    ActionSpec(_ID.THEME_DARK, _T("Actions", "Dark"), checkable=True),
    ActionSpec(_ID.QUIT, _T("Actions", "Quit"), "log-out", ("Ctrl+Q",)),
)
