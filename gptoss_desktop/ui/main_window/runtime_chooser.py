"""Chooses a Python with vLLM in it, and has it tested before it is used."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.runtimes.problem import RuntimeProblem
from gptoss_desktop.services.words import translated
from gptoss_desktop.tasks import run_task
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.runtime import EngineRuntime
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.actions.registry import ActionRegistry


class RuntimeChooser(QObject):
    """A file dialog, then a test off the GUI thread."""

    testing = Signal(str)
    """A sentence, while the test runs"""
    added = Signal(str)
    """A sentence about the runtime that passed"""
    refused = Signal(object)
    """EngineFailure"""

    def __init__(self, services: Services, window: QWidget, actions: ActionRegistry) -> None:
        super().__init__(window)
        actions.bind(ActionId.ADD_RUNTIME, self.choose)
        self._services = services
        self._window = window
        self._dialog: QFileDialog | None = None
        keep_texts(self, self._forget_dialogs)

    def _forget_dialogs(self) -> None:
        """Let the next dialog be made in another language."""
        self._dialog = None

    def choose(self) -> None:
        """Let the user choose an interpreter, without holding up the window."""
        if self._dialog is None:
            dialog = QFileDialog(self._window, self.tr("Choose the Python of a vLLM runtime"))
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters([self.tr("Python (python*)"), self.tr("All files (*)")])
            dialog.setWindowModality(Qt.WindowModality.WindowModal)
            dialog.fileSelected.connect(lambda path: self.add(Path(path)))
            self._dialog = dialog
        self._dialog.open()

    def add(self, python: Path) -> None:
        """Test an interpreter and use it from now on if it passes."""
        self.testing.emit(self.tr("The runtime is being tested: {0}").format(python))
        run_task(partial(self._services.planner.runtimes().add, python, None), self._on_added, self._on_error)

    def _on_added(self, runtime: EngineRuntime) -> None:
        manifest = runtime.manifest
        if manifest is None or manifest.problem:
            sentence = manifest.problem if manifest else self.tr("The runtime could not be tested.")
            advice = manifest.advice if manifest else ""
            self.refused.emit(
                EngineFailure(FailureKind.RUNTIME_BROKEN, sentence, advice, Remedy.CHOOSE_RUNTIME)
            )
            return
        self._services.settings.runtime = runtime.name
        sentence = self.tr("vLLM {0} ({1}) passed its test and is used from now on.")
        self.added.emit(sentence.format(manifest.vllm, manifest.target.value.upper()))

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, RuntimeProblem):
            sentence, advice, kind = translated(error.sentence), translated(error.advice), error.kind
        else:
            sentence, advice = self.tr("The runtime could not be tested: {0}").format(error), ""
            kind = FailureKind.RUNTIME_BROKEN
        self.refused.emit(EngineFailure(kind, sentence, advice, Remedy.CHOOSE_RUNTIME))
