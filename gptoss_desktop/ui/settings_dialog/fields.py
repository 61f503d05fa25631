"""The field of one setting, made from the kind that it is declared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from gptoss_desktop.settings import kinds
from gptoss_desktop.ui.settings_dialog.catalogue import choice_name
from gptoss_desktop.ui.widgets.spin_box import spin_box

if TYPE_CHECKING:
    from gptoss_desktop.settings.setting import Setting
    from gptoss_desktop.settings.settings import Settings

_SETTLE_MS = 400
"""A text is taken when its writer rests."""


def field_for(setting: Setting[Any], settings: Settings) -> QWidget:
    """Return a field that shows the setting's value and changes it at once."""
    value = settings.value_of(setting)
    match setting.kind:
        case kinds.Choice(words):
            return _choice(setting, settings, words, value)
        case kinds.Flag():
            return _flag(setting, settings, value)
        case kinds.Whole(low, high):
            return _number(setting, settings, low, high, value)
        case kinds.Maybe(kinds.Whole(low, high)):
            return _optional_number(setting, settings, low, high, value)
        case _:
            return _text(setting, settings, value)


def show_value(field: QWidget, setting: Setting[Any], settings: Settings) -> None:
    """Show the setting's value, which something else has changed."""
    value = settings.value_of(setting)
    with QSignalBlocker(field):
        match field:
            case QComboBox():
                field.setCurrentIndex(field.findData(value))
            case QCheckBox():
                field.setChecked(value)
            case QSpinBox():
                field.setValue(field.minimum() if value is None else value)
            case QLineEdit() if field.text() != value:
                field.setText(value)


def _choice(setting: Setting[Any], settings: Settings, words: tuple[str, ...], value: str) -> QWidget:
    field = QComboBox()
    for word in words:
        field.addItem(choice_name(setting.key, word), word)
    field.setCurrentIndex(words.index(value))
    field.activated.connect(lambda row: settings.assign(setting, words[row]))
    return field


def _flag(setting: Setting[Any], settings: Settings, value: bool) -> QWidget:  # noqa: FBT001
    field = QCheckBox()
    field.setChecked(value)
    field.toggled.connect(lambda checked: settings.assign(setting, checked))
    return field


def _number(setting: Setting[Any], settings: Settings, low: int, high: int, value: int) -> QSpinBox:
    field = spin_box()
    field.setRange(low, high)
    field.setValue(value)
    field.valueChanged.connect(lambda number: settings.assign(setting, number))
    return field


def _optional_number(
    setting: Setting[Any], settings: Settings, low: int, high: int, value: int | None
) -> QSpinBox:
    """Below the lowest number stands the word that leaves the choice to the program."""
    field = spin_box()
    field.setRange(low - 1, high)
    field.setSpecialValueText(QCoreApplication.translate("SettingsDialog", "Automatic"))
    field.setValue(low - 1 if value is None else value)
    field.valueChanged.connect(lambda number: settings.assign(setting, None if number < low else number))
    return field


def _text(setting: Setting[Any], settings: Settings, value: str) -> QWidget:
    field = QLineEdit(value)
    timer = QTimer(field, interval=_SETTLE_MS, singleShot=True)
    timer.timeout.connect(lambda: settings.assign(setting, field.text()))
    field.textEdited.connect(lambda _: timer.start())
    field.editingFinished.connect(lambda: settings.assign(setting, field.text()))
    return field
