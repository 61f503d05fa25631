"""Which settings the dialog shows, in which groups, and what their words are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from gptoss_desktop.settings.setting import Setting

GROUPS: tuple[tuple[str, tuple[Setting[Any], ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("SettingsDialog", "General"),
        (Settings.theme, Settings.language, Settings.zoom),
    ),
    (
        QT_TRANSLATE_NOOP("SettingsDialog", "Chats"),
        (
            Settings.open_folds,
            Settings.open_links,
            Settings.notify_after_s,
            Settings.trash_days,
            Settings.sidebar_sort,
            Settings.classification,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("SettingsDialog", "Engine"),
        (
            Settings.engine,
            Settings.automatic_recovery,
            Settings.isolation,
            Settings.allow_no_isolation,
            Settings.threads,
            Settings.context,
            Settings.parallel,
        ),
    ),
)
_WORDS = {
    ("theme", "system"): QT_TRANSLATE_NOOP("SettingsDialog", "Like the system"),
    ("theme", "light"): QT_TRANSLATE_NOOP("SettingsDialog", "Light"),
    ("theme", "dark"): QT_TRANSLATE_NOOP("SettingsDialog", "Dark"),
    ("language", "system"): QT_TRANSLATE_NOOP("SettingsDialog", "Like the system"),
    ("isolation", "auto"): QT_TRANSLATE_NOOP("SettingsDialog", "The best that the system allows"),
    ("isolation", "namespace"): QT_TRANSLATE_NOOP("SettingsDialog", "Namespaces"),
    ("isolation", "seccomp"): QT_TRANSLATE_NOOP("SettingsDialog", "System call filter"),
    ("isolation", "private-network"): QT_TRANSLATE_NOOP("SettingsDialog", "Private network"),
    ("engine", "auto"): QT_TRANSLATE_NOOP("SettingsDialog", "Automatic"),
    ("open_links", "ask"): QT_TRANSLATE_NOOP("SettingsDialog", "Ask each time"),
    ("open_links", "never"): QT_TRANSLATE_NOOP("SettingsDialog", "Never"),
    ("sidebar_sort", "changed"): QT_TRANSLATE_NOOP("SettingsDialog", "By last change"),
    ("sidebar_sort", "created"): QT_TRANSLATE_NOOP("SettingsDialog", "By creation"),
    ("sidebar_sort", "title"): QT_TRANSLATE_NOOP("SettingsDialog", "By title"),
}
_NAMES = {
    ("language", "en"): "English",
    ("language", "zh_CN"): "简体中文",
    ("engine", "llama.cpp"): "llama.cpp",
    ("engine", "vllm"): "vLLM",
}
"""Names are the same in every language."""


def all_settings() -> list[Setting[Any]]:
    """Return the settings of all groups."""
    return [setting for _, settings in GROUPS for setting in settings]


def group_title(source: str) -> str:
    """Return the title of a group in the user's language."""
    return QCoreApplication.translate("SettingsDialog", source)


def choice_name(key: str, word: str) -> str:
    """Return what a word of a setting is called."""
    name = _NAMES.get((key, word))
    return name or QCoreApplication.translate("SettingsDialog", _WORDS.get((key, word), word))
