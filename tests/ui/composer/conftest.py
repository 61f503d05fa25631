"""A composer in a window of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gptoss_desktop.extraction.extraction import Extraction
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.composer.composer import Composer
from gptoss_desktop.ui.widgets.notice_bar import NoticeBar
from tests.support.qt import wait_until


@pytest.fixture(autouse=True)
def english_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def composer(qapp: QApplication) -> Iterator[Composer]:
    window = QWidget()
    found = Composer(ActionRegistry(window))
    column = QVBoxLayout(window)
    column.addStretch(1)
    column.addWidget(found)
    window.resize(600, 400)
    window.show()
    yield found
    found.close_files()
    window.close()
    wait_until(lambda: not any(e.is_running for e in qapp.findChildren(Extraction)))
    window.deleteLater()


def notices(composer: Composer) -> list[str]:
    return [bar.accessibleName() for bar in composer.findChildren(NoticeBar) if bar.isVisible()]
