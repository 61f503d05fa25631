"""The preset at the top of the dock, and the menu of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gptoss_desktop.domain.presets import BUILT_IN, ENGINE_DEFAULTS
from gptoss_desktop.ui.parameters.preset_words import preset_hint, preset_label
from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.widgets.elided_button import ElidedButton
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import SignalInstance


class PresetButton(QWidget):
    """Shows which preset the parameters began with, and whether they were changed since."""

    chosen = Signal(str)
    """A preset's name."""
    save_requested = Signal()
    rename_requested = Signal()
    delete_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ENGINE_DEFAULTS.name
        self._changed = False
        self._own: tuple[str, ...] = ()
        self._actions: dict[str, QAction] = {}
        self._for_own: list[QAction] = []
        self.button = ElidedButton()
        self.menu = QMenu(self.button)
        self.menu.setToolTipsVisible(True)
        self.button.setMenu(self.menu)
        self._hint = plain_label(muted=True, wrap=True)
        self._hint.setFont(scaled(self.font(), 0.92))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._hint)
        keep_texts(self, self._write_texts)

    def show_preset(self, name: str, *, changed: bool) -> None:
        """Show a preset, and whether the parameters differ from it."""
        self._name, self._changed = name, changed
        self._show()

    def set_own(self, names: Iterable[str]) -> None:
        """Offer these own presets beside the built-in ones."""
        self._own = tuple(names)
        self._write_texts()

    def _write_texts(self) -> None:
        self.menu.clear()
        self._actions = {}
        group = QActionGroup(self.menu)
        for preset in BUILT_IN:
            self._add(preset.name, group)
        if self._own:
            self.menu.addSeparator()
        for name in self._own:
            self._add(name, group)
        self.menu.addSeparator()
        entries = (
            (self.tr("Save as preset…"), self.save_requested),
            (self.tr("Rename…"), self.rename_requested),
            (self.tr("Delete"), self.delete_requested),
            (self.tr("Import…"), self.import_requested),
            (self.tr("Export…"), self.export_requested),
        )
        added = [self._command(text, signal) for text, signal in entries]
        self._for_own = added[1:3]
        self._show()

    def _command(self, text: str, signal: SignalInstance) -> QAction:
        action = self.menu.addAction(text)
        # Not the signal itself: `triggered` would pass it a flag.
        action.triggered.connect(lambda: signal.emit())  # noqa: PLW0108
        return action

    def _add(self, name: str, group: QActionGroup) -> None:
        # An ampersand in a name is one, and not a mark for the keyboard.
        action = self.menu.addAction(preset_label(name).replace("&", "&&"))
        action.setToolTip(preset_hint(name) or preset_label(name))
        action.setCheckable(True)
        group.addAction(action)
        action.triggered.connect(partial(self._choose, name))
        self._actions[name] = action

    def _choose(self, name: str) -> None:
        self._show()  # what is checked follows the parameters, not the click
        self.chosen.emit(name)

    def _show(self) -> None:
        label = preset_label(self._name)
        shown = self.tr("{0} (changed)").format(label) if self._changed else label
        self.button.setText(shown.replace("&", "&&"))
        self.button.setAccessibleName(self.tr("Preset: {0}").format(shown))
        hint = preset_hint(self._name)
        self.button.setToolTip(hint or label)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint) and self._name != ENGINE_DEFAULTS.name)
        for action in self._for_own:
            action.setEnabled(self._name in self._own)
        if self._name in self._actions:
            self._actions[self._name].setChecked(True)
