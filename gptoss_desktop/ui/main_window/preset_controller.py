"""The presets in the dock: chosen, saved, renamed, deleted with a way back, imported and exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from gptoss_desktop.domain.presets import ENGINE_DEFAULTS, Preset, check_name
from gptoss_desktop.services.presets import PresetLibrary
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.parameters.preset_words import preset_label
from gptoss_desktop.ui.widgets.name_dialog import NameDialog
from gptoss_desktop.ui.widgets.sentences import joined

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.storage.store import ConversationStore
    from gptoss_desktop.ui.parameters.panel import ParameterPanel


class PresetController(QObject):
    """`name` is the preset that the parameters in the dock began with."""

    chosen = Signal()
    """The parameters are another preset's now."""

    def __init__(self, store: ConversationStore, panel: ParameterPanel, window: QWidget) -> None:
        super().__init__(window)
        self._panel = panel
        self._window = window
        self._head = panel.head
        self.name = ""
        self.library = PresetLibrary(store, self)
        self.library.changed.connect(self._on_library)
        self.library.refused.connect(self._say)
        self.library.documents.failed.connect(self._on_failed)
        button = self._head.presets
        button.chosen.connect(self._choose)
        button.save_requested.connect(self._ask_to_save)
        button.rename_requested.connect(self._ask_to_rename)
        button.delete_requested.connect(self._delete)
        button.import_requested.connect(self._ask_to_import)
        button.export_requested.connect(self._ask_to_export)
        panel.changed.connect(lambda _: self._show())
        self.library.documents.load()

    def import_file(self, path: Path) -> None:
        """Read a preset's file, keep it and choose it."""
        self.library.import_file(path, self._on_imported)

    def export_file(self, path: Path) -> None:
        """Write what is set now to a file, under the preset's name."""
        name = preset_label(self.name or ENGINE_DEFAULTS.name)
        preset = Preset(name, self._panel.parameters)
        self.library.export_file(preset, path, self._on_exported)

    def _show(self) -> None:
        preset = self.library.get(self.name)
        present = self._panel.parameters
        if preset is None:
            # It was deleted since, or its file is of a newer program: the parameters stand on their own.
            preset = ENGINE_DEFAULTS
        changed = preset.applied_to(present) != present
        self._head.presets.show_preset(preset.name, changed=changed)

    def _choose(self, name: str) -> None:
        preset = self.library.get(name)
        if preset is None:
            return
        self._head.notice.clear()
        before, name_before = self._panel.parameters, self.name
        last = self.library.get(name_before)
        loses = last is None or last.applied_to(before) != before
        self._put(name, preset.applied_to(before))
        if loses and self._panel.parameters != before:
            text = self.tr("“{0}” took the place of what you had set.").format(preset_label(name))
            self._head.notice.say(text, partial(self._put, name_before, before))

    def _put(self, name: str, parameters: GenerationParameters) -> None:
        self.name = name
        self._panel.set_parameters(parameters)
        self.chosen.emit()

    def _on_library(self) -> None:
        self._head.presets.set_own(self.library.own)
        self._show()

    def _ask_to_save(self) -> None:
        own = self.name if self.name in self.library.own else ""
        dialog = NameDialog(
            self._window, self.tr("Save as preset"), self.tr("Name of the preset"), check_name, own
        )
        dialog.named.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        before = self.library.own.get(name)
        self.name = name
        self.library.save(name, self._panel.parameters)
        self.chosen.emit()
        if before is not None:
            text = self.tr("“{0}” was replaced.").format(name)
            self._head.notice.say(text, partial(self.library.save, name, before.parameters))

    def _ask_to_rename(self) -> None:
        name = self.name
        others = {other: None for other in self.library.own if other != name}
        dialog = NameDialog(
            self._window,
            self.tr("Rename preset"),
            self.tr("Name of the preset"),
            partial(check_name, taken=others),
            name,
        )
        dialog.named.connect(partial(self._rename, name))
        dialog.open()

    def _rename(self, name: str, other: str) -> None:
        if name == other or name not in self.library.own:
            return
        self.name = other
        self.library.rename(name, other)
        self.chosen.emit()

    def _delete(self) -> None:
        name = self.name
        if name not in self.library.own:
            return
        self.name = ""
        bring_back = self.library.delete(name)

        def undo() -> None:
            self.name = name
            bring_back()
            self.chosen.emit()

        self.chosen.emit()
        self._head.notice.say(self.tr("Preset “{0}” deleted.").format(name), undo)

    def _ask_to_import(self) -> None:
        dialog = self._file_dialog(self.tr("Import a preset"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.import_file(Path(path)))
        dialog.open()

    def _ask_to_export(self) -> None:
        dialog = self._file_dialog(self.tr("Export the parameters as a preset"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        name = preset_label(self.name or ENGINE_DEFAULTS.name)
        dialog.selectFile("".join(c if c.isalnum() or c in " -_()" else "-" for c in name) + ".json")
        dialog.fileSelected.connect(lambda path: self.export_file(Path(path)))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, "", self.tr("Presets (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _on_imported(self, preset: Preset) -> None:
        self._choose(preset.name)
        self._head.notice.say(self.tr("“{0}” was imported.").format(preset.name))

    def _on_exported(self, path: Path) -> None:
        self._head.notice.say(self.tr("Written to “{0}”.").format(path.name))

    def _on_failed(self, failure: EngineFailure) -> None:
        self._head.notice.say(joined(translated(text) for text in (failure.sentence, failure.advice)))

    def _say(self, said: Said) -> None:
        self._head.notice.say(translated(said))
