"""The presets that there are: built-in ones, and the user's own from the store and from files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gptoss_desktop.domain.presets import (
    BUILT_IN,
    ENGINE_DEFAULTS,
    MAX_FILE,
    Preset,
    PresetError,
    preset_from_text,
    preset_to_text,
)
from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.services.documents import Documents
from gptoss_desktop.tasks import run_task

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.storage.store import ConversationStore


class PresetLibrary(QObject):
    """Presets by name. One in the store that cannot be read any more is left there and not offered."""

    changed = Signal()
    refused = Signal(object)
    """Said: why a file was not imported or not written."""

    def __init__(self, store: ConversationStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.documents = Documents(store, "preset", self)
        self.documents.changed.connect(self._read)
        self._own: dict[str, Preset] = {}

    @property
    def own(self) -> Mapping[str, Preset]:
        """The user's own."""
        return self._own

    def get(self, name: str) -> Preset | None:
        """Return a preset; None where there is none of the name. An empty name is the engine's defaults."""
        if not name:
            return ENGINE_DEFAULTS
        built_in = next((preset for preset in BUILT_IN if preset.name == name), None)
        return built_in or self._own.get(name)

    def save(self, name: str, parameters: GenerationParameters) -> None:
        """Keep parameters under a name; an own preset of this name is replaced."""
        self.documents.save(name, preset_to_text(Preset(name, parameters)))

    def rename(self, name: str, other: str) -> None:
        """Give an own preset another name, which must be free."""
        preset = self._own[name]
        self.documents.rename(name, other)
        self.documents.save(other, preset_to_text(Preset(other, preset.parameters)))

    def delete(self, name: str) -> Callable[[], None]:
        """Remove an own preset; return what brings it back."""
        return self.documents.delete(name)

    def import_file(self, path: Path, on_done: Callable[[Preset], None]) -> None:
        """Read a file off the GUI thread and keep its preset, under a free name; `refused` says why not."""

        def keep(preset: Preset) -> None:
            kept = Preset(_free_name(preset.name, self._own), preset.parameters)
            self.save(kept.name, kept.parameters)
            on_done(kept)

        run_task(partial(_read_file, path), keep, lambda error: self._refuse(path, error))

    def export_file(self, preset: Preset, path: Path, on_done: Callable[[Path], None]) -> None:
        """Write a preset's file off the GUI thread; `refused` says why not."""
        text = preset_to_text(preset)

        def write() -> Path:
            path.write_text(text, "utf-8")
            return path

        def fail(error: Exception) -> None:
            reason = getattr(error, "strerror", None) or str(error)
            self.refused.emit(say("“{file}” was not written: {reason}", file=path.name, reason=reason))

        run_task(write, on_done, fail)

    def _refuse(self, path: Path, error: Exception) -> None:
        reason: str = error.said if isinstance(error, PresetError) else str(error)
        self.refused.emit(say("“{file}” was not imported. {reason}", file=path.name, reason=reason))

    def _read(self) -> None:
        self._own = {}
        for name, text in self.documents.texts.items():
            try:
                self._own[name] = Preset(name, preset_from_text(text).parameters)
            except PresetError:
                continue  # of a newer program, say, which will read it again
        self.changed.emit()


def _read_file(path: Path) -> Preset:
    """Return the preset of a file.

    Raises:
        PresetError: it cannot be read, or is no preset.

    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise PresetError(say("It cannot be read: {reason}.", reason=error.strerror or str(error))) from None
    if len(data) > MAX_FILE:
        raise PresetError(say("It is larger than any preset."))
    try:
        return preset_from_text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PresetError(_NOT_TEXT) from None


def _free_name(name: str, taken: Mapping[str, object]) -> str:
    if name not in taken:
        return name
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"


_NOT_TEXT: Said = say("It is not text in UTF-8.")
