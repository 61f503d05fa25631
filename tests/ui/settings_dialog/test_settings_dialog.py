"""The settings: every kind has its field, and a change is taken at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from gptoss_desktop.settings import kinds
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.ui.settings_dialog.catalogue import all_settings, choice_name
from gptoss_desktop.ui.settings_dialog.dialog import SettingsDialog
from gptoss_desktop.ui.widgets.texts import language_news


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    found = Settings.load(tmp_path / "settings.json")
    yield found
    found.flush()


@pytest.fixture
def dialog(qapp: QApplication, settings: Settings) -> Iterator[SettingsDialog]:
    assert qapp is not None
    window = QWidget()
    found = SettingsDialog(settings, window)
    found.show()
    yield found
    found.close()


def field(dialog: SettingsDialog, name: str) -> QWidget:
    # After a change of language the old fields wait for their end.
    return [found for found in dialog.findChildren(QWidget) if found.accessibleName() == name][-1]


def test_every_setting_has_a_named_field_with_its_help(dialog: SettingsDialog) -> None:
    for setting in all_settings():
        found = field(dialog, str(setting.label))
        assert found.accessibleDescription() == setting.help


def test_each_kind_of_field_changes_its_setting(dialog: SettingsDialog, settings: Settings) -> None:
    theme = field(dialog, "Open links")
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(1)
    theme.activated.emit(1)
    check = field(dialog, "Show reasoning unfolded")
    assert isinstance(check, QCheckBox)
    check.click()
    days = field(dialog, "Days in the trash")
    assert isinstance(days, QSpinBox)
    days.setValue(7)
    threads = field(dialog, "Threads")
    assert isinstance(threads, QSpinBox)
    assert threads.text() == "Automatic"
    threads.setValue(3)
    text = field(dialog, "Classification")
    assert isinstance(text, QLineEdit)
    text.setText("internal")
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert (settings.open_links, settings.open_folds, settings.trash_days) == ("never", True, 7)
    assert (settings.threads, settings.classification) == (3, "internal")
    threads.setValue(0)
    assert settings.threads is None


def test_what_changes_elsewhere_is_shown(dialog: SettingsDialog, settings: Settings) -> None:
    settings.theme, settings.open_folds, settings.threads, settings.classification = "dark", True, 2, "open"
    shown = [field(dialog, name) for name in ("Appearance", "Show reasoning unfolded", "Threads")]
    assert [shown[0].currentText(), shown[1].isChecked(), shown[2].value()] == ["Dark", True, 2]  # type: ignore[attr-defined]
    assert field(dialog, "Classification").text() == "open"  # type: ignore[attr-defined]


def test_every_word_of_a_choice_has_a_name() -> None:
    for setting in all_settings():
        if isinstance(setting.kind, kinds.Choice):
            names = [choice_name(setting.key, word) for word in setting.kind.words]
            assert all(
                (name and name[0] != name[0].lower()) or name in {"llama.cpp", "vLLM", "简体中文"}
                for name in names
            )
            assert len(set(names)) == len(names)


def test_it_is_made_anew_in_another_language(dialog: SettingsDialog) -> None:
    before = field(dialog, "Days in the trash")
    dialog.go_to("trash_days")
    language_news().changed.emit()
    after = field(dialog, "Days in the trash")
    assert after is not before
    assert dialog.focusWidget() is after
