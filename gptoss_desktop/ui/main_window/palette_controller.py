"""Fills the command palette: with the actions of the window, all chats, and the settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.actions.registry import action_text, native_text
from gptoss_desktop.ui.actions.specs import SPECS, ActionId
from gptoss_desktop.ui.palette.chat_finder import ChatFinder
from gptoss_desktop.ui.palette.entries import Entry, Group
from gptoss_desktop.ui.palette.palette import Palette
from gptoss_desktop.ui.palette.ranking import SHOWN, ranked, used_before
from gptoss_desktop.ui.settings_dialog.catalogue import all_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.conversation import ConversationSummary
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry
    from gptoss_desktop.viewmodels.conversations import ConversationListModel

_REMEMBERED = 12
"""So many entries that were used are kept between runs."""


class PaletteController(QObject):
    """Actions that are disabled now are not offered: they would do nothing."""

    def __init__(
        self,
        services: Services,
        window: QWidget,
        model: ConversationListModel,
        actions: ActionRegistry,
        open_chat: Callable[[str], object],
        open_setting: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self._settings = services.settings
        self._model = model
        self._actions = actions
        self._open_chat = open_chat
        self._open_setting = open_setting
        self._finder = ChatFinder(model.catalogue)
        self._offered: list[Entry] = []
        self.palette = Palette(window)
        self.palette.text_changed.connect(self._show)
        self.palette.chosen.connect(self._run)
        actions.bind(ActionId.COMMAND_PALETTE, self._toggle)

    def _toggle(self) -> None:
        if self.palette.isVisible():
            self.palette.close_palette()
        else:
            self._offered = [*self._action_entries(), *self._setting_entries()]
            self.palette.open()

    def _show(self, text: str) -> None:
        recent = self._settings.palette_recent
        chats = [self._chat_entry(found) for found in self._found(text)]
        if not text.strip():
            used = used_before([*self._offered, *chats, *self._known_chats(recent)], recent)
            known = {entry.key for entry in used}
            rest = [entry for entry in (*self._offered, *chats) if entry.key not in known]
            self.palette.show_entries([*used, *_in_order(rest)])
            return
        # Chats come in the order in which they were found: the newest first.
        matched = {entry.key: entry for entry in ranked(text, chats, recent)}
        actions = [entry for entry in self._offered if entry.group is Group.ACTIONS]
        settings = [entry for entry in self._offered if entry.group is Group.SETTINGS]
        self.palette.show_entries(
            [
                *ranked(text, actions, recent),
                *(matched[entry.key] for entry in chats if entry.key in matched),
                *ranked(text, settings, recent),
            ]
        )

    def _found(self, text: str) -> list[ConversationSummary]:
        if self._finder.catalogue is not self._model.catalogue:
            self._finder = ChatFinder(self._model.catalogue)
        return self._finder.find(text, SHOWN)

    def _run(self, entry: Entry) -> None:
        recent = [entry.key, *(key for key in self._settings.palette_recent if key != entry.key)]
        self._settings.palette_recent = tuple(recent[:_REMEMBERED])
        entry.run()

    def _action_entries(self) -> list[Entry]:
        return [
            Entry(
                f"action:{spec.id}",
                Group.ACTIONS,
                action_text(spec).rstrip("…"),
                self._actions[spec.id].trigger,
                native_text(self._actions.shortcuts_of(spec)),
                spec.icon,
                spec.text,
            )
            for spec in SPECS
            if spec.id is not ActionId.COMMAND_PALETTE and self._actions[spec.id].isEnabled()
        ]

    def _setting_entries(self) -> list[Entry]:
        return [
            Entry(
                f"setting:{setting.key}",
                Group.SETTINGS,
                translated(setting.label),
                partial(self._open_setting, setting.key),
                "",
                "settings",
                str(setting.label),
            )
            for setting in all_settings()
        ]

    def _known_chats(self, recent: tuple[str, ...]) -> list[Entry]:
        keys = [key.removeprefix("chat:") for key in recent if key.startswith("chat:")]
        found = [self._model.summary(key) for key in keys]
        return [self._chat_entry(summary) for summary in found if summary is not None]

    def _chat_entry(self, summary: ConversationSummary) -> Entry:
        icon = "archive" if summary.archived else "message-square"
        return Entry(
            f"chat:{summary.id}",
            Group.CHATS,
            summary.title,
            partial(self._open_chat, summary.id),
            ", ".join(summary.tags),
            icon,
        )


def _in_order(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.group.value)
