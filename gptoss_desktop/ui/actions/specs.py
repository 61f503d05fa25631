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
    PIN_CHAT = "pin_chat"
    ARCHIVE_CHAT = "archive_chat"
    TAG_CHAT = "tag_chat"
    MOVE_CHAT = "move_chat"
    UNDO_CHATS = "undo_chats"
    SEARCH_CHATS = "search_chats"
    SORT_CHANGED = "sort_changed"
    SORT_CREATED = "sort_created"
    SORT_TITLE = "sort_title"
    NEW_FOLDER = "new_folder"
    OPEN_TRASH = "open_trash"
    COMMAND_PALETTE = "command_palette"
    SHORTCUTS = "shortcuts"
    SETTINGS = "settings"
    FOCUS_MESSAGE = "focus_message"
    SEND = "send"
    STOP = "stop"
    ATTACH = "attach"
    ANSWER_NOW = "answer_now"
    CONTEXT_USE = "context_use"
    OPEN_MODEL = "open_model"
    OPEN_MODEL_FOLDER = "open_model_folder"
    ENGINE_PLAN = "engine_plan"
    ADD_RUNTIME = "add_runtime"
    RESTART_ENGINE = "restart_engine"
    STOP_ENGINE = "stop_engine"
    TOGGLE_SIDEBAR = "toggle_sidebar"
    TOGGLE_PARAMETERS = "toggle_parameters"
    FIND_PARAMETER = "find_parameter"
    RESET_PARAMETERS = "reset_parameters"
    SYSTEM_PROMPTS = "system_prompts"
    ANSWER_SCHEMA = "answer_schema"
    THEME_SYSTEM = "theme_system"
    THEME_LIGHT = "theme_light"
    THEME_DARK = "theme_dark"
    PREVIOUS_MESSAGE = "previous_message"
    NEXT_MESSAGE = "next_message"
    PREVIOUS_VERSION = "previous_version"
    NEXT_VERSION = "next_version"
    COPY_MESSAGE = "copy_message"
    COPY_RICH_TEXT = "copy_rich_text"
    COPY_PLAIN_TEXT = "copy_plain_text"
    EDIT_MESSAGE = "edit_message"
    ANSWER_AGAIN = "answer_again"
    COMPARE_VERSIONS = "compare_versions"
    ANSWER_INFO = "answer_info"
    RAW_VIEW = "raw_view"
    BRANCH_HERE = "branch_here"
    RUN_AGAIN = "run_again"
    INSPECT_TOKENS = "inspect_tokens"
    DELETE_MESSAGE = "delete_message"
    FIND_IN_CHAT = "find_in_chat"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    OPEN_FOLDS = "open_folds"
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
        _ID.PIN_CHAT, QT_TRANSLATE_NOOP("Actions", "Pin or unpin"), "pin", ("Ctrl+Shift+D",), local=True
    ),
    ActionSpec(
        _ID.ARCHIVE_CHAT,
        QT_TRANSLATE_NOOP("Actions", "Archive or bring back"),
        "archive",
        ("Ctrl+Shift+A",),
        local=True,
    ),
    ActionSpec(_ID.TAG_CHAT, QT_TRANSLATE_NOOP("Actions", "Tags…"), "tag", ("Ctrl+Shift+T",), local=True),
    ActionSpec(
        _ID.MOVE_CHAT,
        QT_TRANSLATE_NOOP("Actions", "Move to folder…"),
        "folder",
        ("Ctrl+Shift+M",),
        local=True,
    ),
    ActionSpec(
        _ID.UNDO_CHATS,
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        "undo-2",
        ("Ctrl+Z",),
        QT_TRANSLATE_NOOP("Actions", "Undo what was done to chats"),
        local=True,
    ),
    ActionSpec(
        _ID.SEARCH_CHATS, QT_TRANSLATE_NOOP("Actions", "Search all chats"), "search", ("Ctrl+Shift+F",)
    ),
    ActionSpec(_ID.SORT_CHANGED, QT_TRANSLATE_NOOP("Actions", "Sort by last change"), checkable=True),
    ActionSpec(_ID.SORT_CREATED, QT_TRANSLATE_NOOP("Actions", "Sort by creation"), checkable=True),
    ActionSpec(_ID.SORT_TITLE, QT_TRANSLATE_NOOP("Actions", "Sort by title"), checkable=True),
    ActionSpec(_ID.NEW_FOLDER, QT_TRANSLATE_NOOP("Actions", "New folder"), "folder-plus"),
    ActionSpec(_ID.OPEN_TRASH, QT_TRANSLATE_NOOP("Actions", "Trash…"), "trash-2"),
    ActionSpec(
        _ID.COMMAND_PALETTE,
        QT_TRANSLATE_NOOP("Actions", "Command palette"),
        "search",
        ("Ctrl+K", "Ctrl+P"),
        QT_TRANSLATE_NOOP("Actions", "Find actions, chats and settings"),
    ),
    ActionSpec(
        _ID.SHORTCUTS, QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts…"), "keyboard", ("Ctrl+/", "F1")
    ),
    ActionSpec(_ID.SETTINGS, QT_TRANSLATE_NOOP("Actions", "Settings…"), "settings", ("Ctrl+,",)),
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
        _ID.ATTACH,
        QT_TRANSLATE_NOOP("Actions", "Attach files…"),
        "paperclip",
        ("Ctrl+I",),
        QT_TRANSLATE_NOOP("Actions", "Attach text files, tables, slides or PDF files"),
    ),
    ActionSpec(
        _ID.ANSWER_NOW,
        QT_TRANSLATE_NOOP("Actions", "Answer now"),
        "skip-forward",
        ("Ctrl+Shift+Return",),
        QT_TRANSLATE_NOOP("Actions", "End the thinking and answer now"),
    ),
    ActionSpec(
        _ID.CONTEXT_USE,
        QT_TRANSLATE_NOOP("Actions", "Context…"),
        "",
        ("Ctrl+T",),
        QT_TRANSLATE_NOOP("Actions", "What the context is used for, and what happens when it is full"),
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
    ActionSpec(
        _ID.FIND_PARAMETER, QT_TRANSLATE_NOOP("Actions", "Find a parameter"), "search", ("Ctrl+Alt+P",)
    ),
    ActionSpec(
        _ID.RESET_PARAMETERS,
        QT_TRANSLATE_NOOP("Actions", "Leave all parameters to the engine"),
        "rotate-ccw",
    ),
    ActionSpec(_ID.SYSTEM_PROMPTS, QT_TRANSLATE_NOOP("Actions", "System prompts…"), "message-square"),
    ActionSpec(_ID.ANSWER_SCHEMA, QT_TRANSLATE_NOOP("Actions", "Schema of the answer…"), "box"),
    ActionSpec(_ID.THEME_SYSTEM, QT_TRANSLATE_NOOP("Actions", "Theme of the system"), checkable=True),
    ActionSpec(_ID.THEME_LIGHT, QT_TRANSLATE_NOOP("Actions", "Light theme"), checkable=True),
    ActionSpec(_ID.THEME_DARK, QT_TRANSLATE_NOOP("Actions", "Dark theme"), checkable=True),
    # At the message that the pointer or the keyboard is at; the shortcuts work inside the transcript.
    ActionSpec(
        _ID.PREVIOUS_MESSAGE, QT_TRANSLATE_NOOP("Actions", "Previous message"), "", ("Alt+Up",), local=True
    ),
    ActionSpec(_ID.NEXT_MESSAGE, QT_TRANSLATE_NOOP("Actions", "Next message"), "", ("Alt+Down",), local=True),
    ActionSpec(
        _ID.PREVIOUS_VERSION,
        QT_TRANSLATE_NOOP("Actions", "Previous version"),
        "chevron-left",
        ("Alt+Left",),
        local=True,
    ),
    ActionSpec(
        _ID.NEXT_VERSION,
        QT_TRANSLATE_NOOP("Actions", "Next version"),
        "chevron-right",
        ("Alt+Right",),
        local=True,
    ),
    ActionSpec(
        _ID.COPY_MESSAGE,
        QT_TRANSLATE_NOOP("Actions", "Copy as Markdown"),
        "copy",
        ("C",),
        QT_TRANSLATE_NOOP("Actions", "Copy message"),
        local=True,
    ),
    ActionSpec(
        _ID.COPY_RICH_TEXT, QT_TRANSLATE_NOOP("Actions", "Copy as rich text"), "", ("Shift+C",), local=True
    ),
    ActionSpec(
        _ID.COPY_PLAIN_TEXT,
        QT_TRANSLATE_NOOP("Actions", "Copy as plain text"),
        "",
        ("Ctrl+Shift+C",),
        local=True,
    ),
    ActionSpec(
        _ID.EDIT_MESSAGE,
        QT_TRANSLATE_NOOP("Actions", "Edit"),
        "pencil",
        ("E",),
        QT_TRANSLATE_NOOP("Actions", "Edit message"),
        local=True,
    ),
    ActionSpec(
        _ID.ANSWER_AGAIN, QT_TRANSLATE_NOOP("Actions", "Answer again"), "refresh-cw", ("R",), local=True
    ),
    ActionSpec(
        _ID.COMPARE_VERSIONS,
        QT_TRANSLATE_NOOP("Actions", "Compare versions"),
        "columns-2",
        ("D",),
        local=True,
    ),
    ActionSpec(
        _ID.ANSWER_INFO,
        QT_TRANSLATE_NOOP("Actions", "About this answer"),
        "info",
        ("I",),
        local=True,
    ),
    ActionSpec(
        _ID.RAW_VIEW,
        QT_TRANSLATE_NOOP("Actions", "Show source"),
        "code-xml",
        ("U",),
        checkable=True,
        local=True,
    ),
    ActionSpec(
        _ID.BRANCH_HERE,
        QT_TRANSLATE_NOOP("Actions", "Branch from here"),
        "git-branch",
        ("B",),
        local=True,
    ),
    ActionSpec(
        _ID.RUN_AGAIN,
        QT_TRANSLATE_NOOP("Actions", "Run again and compare"),
        "repeat",
        ("Shift+R",),
        QT_TRANSLATE_NOOP("Actions", "Ask again with the settings of this answer"),
        local=True,
    ),
    ActionSpec(
        _ID.INSPECT_TOKENS, QT_TRANSLATE_NOOP("Actions", "Inspect tokens"), "binary", ("T",), local=True
    ),
    ActionSpec(
        _ID.DELETE_MESSAGE,
        QT_TRANSLATE_NOOP("Actions", "Delete with all below"),
        "trash-2",
        ("Shift+Del",),
        local=True,
    ),
    ActionSpec(_ID.FIND_IN_CHAT, QT_TRANSLATE_NOOP("Actions", "Find in this chat"), "search", ("Ctrl+F",)),
    ActionSpec(_ID.FIND_NEXT, QT_TRANSLATE_NOOP("Actions", "Next hit"), "chevron-down", ("F3",)),
    ActionSpec(_ID.FIND_PREVIOUS, QT_TRANSLATE_NOOP("Actions", "Previous hit"), "chevron-up", ("Shift+F3",)),
    ActionSpec(_ID.ZOOM_IN, QT_TRANSLATE_NOOP("Actions", "Zoom in"), "", ("Ctrl++", "Ctrl+=")),
    ActionSpec(_ID.ZOOM_OUT, QT_TRANSLATE_NOOP("Actions", "Zoom out"), "", ("Ctrl+-",)),
    ActionSpec(_ID.ZOOM_RESET, QT_TRANSLATE_NOOP("Actions", "Usual size"), "", ("Ctrl+0",)),
    ActionSpec(
        _ID.OPEN_FOLDS,
        QT_TRANSLATE_NOOP("Actions", "Show reasoning unfolded"),
        "",
        (),
        QT_TRANSLATE_NOOP("Actions", "Open reasoning, commentary and tool calls at once"),
        checkable=True,
    ),
    ActionSpec(_ID.QUIT, QT_TRANSLATE_NOOP("Actions", "Quit"), "log-out", ("Ctrl+Q",)),
)
