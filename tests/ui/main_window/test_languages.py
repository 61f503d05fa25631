"""Both languages on every screen: switched while the window stands, nothing stays in the other one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from gptoss_desktop import tasks
from gptoss_desktop.services.composition import Services
from gptoss_desktop.ui.actions.specs import SPECS, ActionId
from gptoss_desktop.ui.main_window.window import MainWindow
from gptoss_desktop.ui.palette.palette import Palette
from tests.support.qt import wait_until
from tests.support.texts import chinese_among, english_among, texts_of

DIALOGS = (
    ActionId.SETTINGS,
    ActionId.SHORTCUTS,
    ActionId.OPEN_TRASH,
    ActionId.ENGINE_PLAN,
    ActionId.COMMAND_PALETTE,
)


@pytest.fixture(autouse=True)
def own_locale() -> object:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def test_the_window_speaks_the_language_that_is_chosen(ready: MainWindow, services: Services) -> None:
    composer = ready.page.composer
    composer.editor.setPlainText("What is the capital of France?")
    ready.actions_by_id[ActionId.SEND].trigger()
    wait_until(
        lambda: (
            not services.chat.is_answering(ready.conversation.current) and not composer.editor.toPlainText()
        )
    )
    assert chinese_among(texts_of(ready)) == []
    services.settings.language = "zh_CN"
    left = english_among(texts_of(ready))
    assert "\n".join(f"{where}: {text}" for where, text in left) == ""
    services.settings.language = "en"
    assert chinese_among(texts_of(ready)) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_dialogs_speak_it_too(ready: MainWindow, services: Services, action: ActionId) -> None:
    services.settings.language = "zh_CN"
    ready.actions_by_id[action].trigger()
    wait_until(lambda: _shown(ready))
    tasks.drain()
    assert [text for window in _shown(ready) for text in english_among(texts_of(window))] == []
    for window in _shown(ready):
        window.close()


def _shown(ready: MainWindow) -> list[QWidget]:
    """Return what is open beside the window: dialogs, and what floats over it."""
    others = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not ready]
    return others + [palette for palette in ready.findChildren(Palette) if palette.isVisible()]


def test_every_action_has_a_chinese_name(window: MainWindow, services: Services) -> None:
    services.settings.language = "zh_CN"
    names = [(spec.id.value, window.actions_by_id[spec.id].text()) for spec in SPECS]
    assert [name for name in names if not chinese_among(iter([name]))] == []
