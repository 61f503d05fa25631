"""The models that a person can choose from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.inspection import SUFFIX, inspect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from gptoss_desktop.domain.model import ModelInfo

    class Folders(Protocol):
        """What is needed of `Locations`: the folder of models."""

        @property
        def models(self) -> Path:
            """The folder of models."""

    class ModelSettings(Protocol):
        """What is needed of `Settings`: paths as text."""

        last_model: str
        known_models: tuple[str, ...]
        model_folders: tuple[str, ...]


STARTER = "SmolLM2-135M-Instruct.Q4_1.gguf"
"""The model that setup fetches, so that there is one from the first minute."""


class ModelLibrary:
    """Models in the models folder, in folders that were added, and single files that were added by path."""

    def __init__(self, folders: Folders, settings: ModelSettings) -> None:
        self._folders = folders
        self._settings = settings

    def models(self) -> list[ModelInfo]:
        """Return every usable model, by name. Blocks on the disk: a few milliseconds a file."""
        found = {}
        for path in self._candidates():
            try:
                found[path.resolve()] = inspect(path)
            except (ModelError, OSError):
                # A file that cannot be used is no choice; opening it by path says why.
                continue
        return sorted(found.values(), key=lambda model: (model.name.casefold(), str(model.path)))

    def inspect(self, path: Path) -> ModelInfo:
        """Check one file. Blocks on the disk.

        Raises:
            ModelError: it cannot be run here.

        """
        return inspect(path.expanduser().absolute())

    def remember(self, model: ModelInfo) -> None:
        """Keep a model in the list by its path; the file stays where it is. GUI thread, no I/O."""
        path = str(model.path)
        if path not in self._settings.known_models:
            self._settings.known_models = (*self._settings.known_models, path)

    def preferred(self) -> Path | None:
        """Return the model of last time if it is still there, else the starter model, else None."""
        last = Path(self._settings.last_model)
        return last if self._settings.last_model and last.is_file() else self.starter()

    def starter(self) -> Path | None:
        """Return the starter model if it is there."""
        path = self._folders.models / STARTER
        return path if path.is_file() else None

    def _candidates(self) -> Iterator[Path]:
        for folder in (self._folders.models, *map(Path, self._settings.model_folders)):
            try:
                yield from sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX)
            except OSError:
                # A folder on a disk that is not plugged in has no models for now.
                continue
        yield from map(Path, self._settings.known_models)
