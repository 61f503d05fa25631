"""Zoom, folds and finding by the window's actions, and the settings that remember them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.meter.popup import MeterPopup
from gptoss_desktop.ui.main_window.link_dialog import LinkDialog

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.main_window.window import MainWindow


def test_zoom_is_remembered_and_follows_the_setting(window: MainWindow, services: Services) -> None:
    actions = window.actions_by_id
    actions[ActionId.ZOOM_IN].trigger()
    actions[ActionId.ZOOM_IN].trigger()
    assert (window.page.transcript.zoom, services.settings.zoom) == (120, 120)
    actions[ActionId.ZOOM_OUT].trigger()
    assert services.settings.zoom == 110
    services.settings.zoom = 200
    assert window.page.transcript.zoom == 200
    actions[ActionId.ZOOM_RESET].trigger()
    assert services.settings.zoom == 100


def test_open_folds_is_a_setting(window: MainWindow, services: Services) -> None:
    folds = window.actions_by_id[ActionId.OPEN_FOLDS]
    assert not folds.isChecked()
    folds.trigger()
    assert services.settings.open_folds
    services.settings.open_folds = False
    assert not folds.isChecked()


def test_the_find_bar_is_opened_by_its_action(window: MainWindow) -> None:
    window.actions_by_id[ActionId.FIND_IN_CHAT].trigger()
    assert not window.page.transcript.find_bar.isHidden()
    window.page.transcript.find_bar.close_bar()


def test_the_summary_is_edited_where_its_policy_is_chosen(window: MainWindow) -> None:
    window.page.transcript.summary_edit_requested.emit("an answer")
    (popup,) = window.findChildren(MeterPopup)
    assert popup.isVisible()
    popup.close()


def link_dialog(window: MainWindow, address: str) -> LinkDialog:
    window.page.transcript.link_activated.emit(address)
    QApplication.processEvents()
    return window.findChildren(LinkDialog)[-1]


def test_a_link_is_opened_only_where_the_setting_lets_it(window: MainWindow, services: Services) -> None:
    dialog = link_dialog(window, "https://example.org/")
    assert dialog.open_button is not None
    dialog.close()
    services.settings.open_links = "never"
    dialog = link_dialog(window, "https://example.org/")
    assert dialog.open_button is None
    assert "do not let this program open links" in dialog.sentence.text()
    dialog.close()
