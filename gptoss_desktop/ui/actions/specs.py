"""The actions of the window, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP


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
    OPEN_MODEL_FOLDER = "open_model_folder"
    ENGINE_PLAN = "engine_plan"
    ADD_RUNTIME = "add_runtime"
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
    """One action. `text` and `hint` are English, translated when they are shown; shortcuts are portable."""

    id: ActionId
    text: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    hint: str = ""
    checkable: bool = False
    local: bool = False
    """The shortcut works only while the widget that carries the action has the focus."""


_ID = ActionId
SPECS = (
    ActionSpec(_ID.NEW_CHAT, QT_TRANSLATE_NOOP("Actions", "New chat"), "square-pen", ("Ctrl+N",)),
    ActionSpec(_ID.RENAME_CHAT, QT_TRANSLATE_NOOP("Actions", "Rename"), "pencil", ("F2",)),
    ActionSpec(_ID.DELETE_CHAT, QT_TRANSLATE_NOOP("Actions", "Delete"), "trash-2", ("Del",), local=True),
    ActionSpec(
        _ID.FILTER_CHATS, QT_TRANSLATE_NOOP("Actions", "Find a chat by its title"), "search", ("Ctrl+K",)
    ),
    ActionSpec(
        _ID.FOCUS_MESSAGE, QT_TRANSLATE_NOOP("Actions", "Write a message"), "message-square", ("Ctrl+L",)
    ),
    ActionSpec(_ID.SEND, QT_TRANSLATE_NOOP("Actions", "Send"), "arrow-up", ("Ctrl+Return", "Ctrl+Enter")),
    ActionSpec(
        _ID.STOP,
        QT_TRANSLATE_NOOP("Actions", "Stop"),
        "stop",
        ("Esc",),
        QT_TRANSLATE_NOOP("Actions", "Stop the answer"),
    ),
    ActionSpec(
        _ID.OPEN_MODEL, QT_TRANSLATE_NOOP("Actions", "Use a model on this disk…"), "folder-open", ("Ctrl+O",)
    ),
    ActionSpec(
        _ID.OPEN_MODEL_FOLDER,
        QT_TRANSLATE_NOOP("Actions", "Use a model folder…"),
        "folder",
        ("Ctrl+Shift+O",),
        QT_TRANSLATE_NOOP("Actions", "Use a folder of a model in the Hugging Face form"),
    ),
    ActionSpec(
        _ID.ENGINE_PLAN,
        QT_TRANSLATE_NOOP("Actions", "Engine…"),
        "cpu",
        ("Ctrl+E",),
        QT_TRANSLATE_NOOP("Actions", "Engine, cards and memory"),
    ),
    ActionSpec(
        _ID.ADD_RUNTIME,
        QT_TRANSLATE_NOOP("Actions", "Add a vLLM runtime…"),
        "plus",
        (),
        QT_TRANSLATE_NOOP("Actions", "Choose a Python with vLLM in it"),
    ),
    ActionSpec(_ID.RESTART_ENGINE, QT_TRANSLATE_NOOP("Actions", "Restart engine"), "refresh-cw"),
    ActionSpec(_ID.STOP_ENGINE, QT_TRANSLATE_NOOP("Actions", "Stop engine"), "circle"),
    ActionSpec(
        _ID.TOGGLE_SIDEBAR, QT_TRANSLATE_NOOP("Actions", "Sidebar"), "panel-left", ("Ctrl+B",), checkable=True
    ),
    ActionSpec(
        _ID.TOGGLE_PARAMETERS,
        QT_TRANSLATE_NOOP("Actions", "Parameters"),
        "sliders-horizontal",
        ("Ctrl+Shift+P",),
        checkable=True,
    ),
    ActionSpec(_ID.THEME_SYSTEM, QT_TRANSLATE_NOOP("Actions", "Like the system"), checkable=True),
    ActionSpec(_ID.THEME_LIGHT, QT_TRANSLATE_NOOP("Actions", "Light"), checkable=True),
    ActionSpec(_ID.THEME_DARK, QT_TRANSLATE_NOOP("Actions", "Dark"), checkable=True),
    ActionSpec(_ID.QUIT, QT_TRANSLATE_NOOP("Actions", "Quit"), "log-out", ("Ctrl+Q",)),
)
