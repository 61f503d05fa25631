"""The dialog: each setting with its name, its field, and a sentence of help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.settings_dialog.catalogue import GROUPS, all_settings, group_title
from gptoss_desktop.ui.settings_dialog.fields import field_for, show_value
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from gptoss_desktop.settings.setting import Setting
    from gptoss_desktop.settings.settings import Settings

_FIELD_WIDTH = 220


class SettingsDialog(QDialog):
    """Every change is taken at once; the language too, in which the dialog is then made anew."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(84 * GRID, 76 * GRID)
        self._settings = settings
        self._fields: dict[str, QWidget] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._close = push_button("")
        self._close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        keep_texts(self, self._write_texts)
        settings.changed.append(self._on_changed)
        self.destroyed.connect(partial(settings.changed.remove, self._on_changed))

    def go_to(self, key: str) -> None:
        """Bring a setting into sight and give its field the focus."""
        field = self._fields.get(key)
        if field is not None:
            # Once the dialog has been laid out.
            QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, 6 * GRID))
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_changed(self, key: str) -> None:
        setting = next((found for found in all_settings() if found.key == key), None)
        if setting is not None and key in self._fields:
            show_value(self._fields[key], setting, self._settings)

    def _write_texts(self) -> None:
        focused = next((key for key, field in self._fields.items() if field is self.focusWidget()), "")
        place = self._area.verticalScrollBar().value()
        self.setWindowTitle(self.tr("Settings"))
        self._close.setText(self.tr("Close"))
        self._area.setWidget(self._form())
        self._area.verticalScrollBar().setValue(place)
        self.go_to(focused)

    def _form(self) -> QWidget:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID // 4)
        grid.setColumnStretch(0, 1)
        self._fields = {}
        for title, settings in GROUPS:
            heading = plain_label(group_title(title))
            font = QFont(heading.font())
            font.setWeight(QFont.Weight.DemiBold)
            font.setPointSizeF(font.pointSizeF() * 1.15)
            heading.setFont(font)
            row = grid.rowCount()
            grid.setRowMinimumHeight(row, 3 * GRID if row > 1 else 0)
            grid.addWidget(heading, row + 1, 0, 1, 2)
            for setting in settings:
                self._add(grid, setting)
        grid.setRowStretch(grid.rowCount(), 1)
        return form

    def _add(self, grid: QGridLayout, setting: Setting[Any]) -> None:
        field = field_for(setting, self._settings)
        label, help_text = translated(setting.label), translated(setting.help)
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)
        field.setToolTip(help_text)
        field.setFixedWidth(_FIELD_WIDTH)
        field.setMinimumHeight(field.fontMetrics().height() + GRID + 4)
        self._fields[setting.key] = field
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, GRID)
        name: QLabel = plain_label(label, wrap=True)
        name.setBuddy(field)
        grid.addWidget(name, row + 1, 0)
        grid.addWidget(field, row + 1, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        if help_text:
            grid.addWidget(plain_label(help_text, muted=True, wrap=True), row + 2, 0)
