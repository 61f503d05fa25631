"""The models that a person can choose from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.library.companions import nearest
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.hugging_face import config
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
    """Models in the models folder, in folders that were added, and single ones that were added by path.

    A model is a GGUF file, or a folder in Hugging Face's form; folders are looked at one level deep.
    """

    def __init__(self, folders: Folders, settings: ModelSettings) -> None:
        self._folders = folders
        self._settings = settings
        self._inspected: dict[tuple[Path, int, int], ModelInfo] = {}

    def models(self) -> list[ModelInfo]:
        """Return every usable model, by name. Blocks on the disk: a few milliseconds a file."""
        found = {}
        for path in self._candidates():
            try:
                found[path.resolve()] = self._inspect_once(path)
            except (ModelError, OSError):
                # A file that cannot be used is no choice; opening it by path says why.
                continue
        return sorted(found.values(), key=lambda model: (model.name.casefold(), str(model.path)))

    def inspect(self, path: Path) -> ModelInfo:
        """Check one file or folder. Blocks on the disk.

        Raises:
            ModelError: it cannot be run here.

        """
        return inspect(path.expanduser().absolute())

    def companion(self, model: ModelInfo) -> ModelInfo | None:
        """Return the same model in the other format, None where none is here. Blocks as `models` does."""
        return nearest(model, self.models())

    def remember(self, model: ModelInfo) -> None:
        """Keep a model in the list by its path; its files stay where they are. GUI thread, no I/O."""
        path = str(model.path)
        if path not in self._settings.known_models:
            self._settings.known_models = (*self._settings.known_models, path)

    def preferred(self) -> Path | None:
        """Return the model of last time if it is still there, else the starter model, else None."""
        last = Path(self._settings.last_model)
        return last if self._settings.last_model and last.exists() else self.starter()

    def starter(self) -> Path | None:
        """Return the starter model if it is there."""
        path = self._folders.models / STARTER
        return path if path.is_file() else None

    def _inspect_once(self, path: Path) -> ModelInfo:
        """Check a model, or a file only if it changed since: a large vocabulary takes a tenth of a second."""
        if path.is_dir():
            return inspect(path)
        state = path.stat()
        key = (path, state.st_mtime_ns, state.st_size)
        if key not in self._inspected:
            self._inspected[key] = inspect(path)
        return self._inspected[key]

    def _candidates(self) -> Iterator[Path]:
        for folder in (self._folders.models, *map(Path, self._settings.model_folders)):
            try:
                if _is_model_folder(folder):
                    yield folder
                yield from sorted(
                    path
                    for path in folder.iterdir()
                    if path.suffix.lower() == SUFFIX or _is_model_folder(path)
                )
            except OSError:
                # A folder on a disk that is not plugged in has no models for now.
                continue
        yield from map(Path, self._settings.known_models)


def _is_model_folder(path: Path) -> bool:
    return (path / config.FILE).is_file()
