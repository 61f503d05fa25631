"""The meter: figures in words, shapes that say it is full, and what happens then."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QRadioButton

from gptoss_desktop.domain.budget import TokenBudget
from gptoss_desktop.domain.conversation import MessageId
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy, Summary
from gptoss_desktop.ui.composer.composer import Composer
from gptoss_desktop.ui.composer.meter import words
from gptoss_desktop.ui.composer.meter.bar import paint
from gptoss_desktop.ui.composer.meter.popup import MeterPopup
from gptoss_desktop.ui.composer.meter.segments import SEGMENTS, Fullness, colour, fullness
from gptoss_desktop.ui.theme.colours import contrast
from gptoss_desktop.ui.theme.tokens import DARK, LIGHT, Theme
from tests.support.qt import record_signal

ROOM = TokenBudget(system=60, history=1000, attachments=100, draft=44, reserve=2048, context=8192, exact=True)
NEAR = TokenBudget(history=7800, reserve=392, context=8192)
OVER = TokenBudget(history=9000, context=8192, exact=True)


@pytest.fixture
def popup(qapp: QApplication) -> Iterator[MeterPopup]:
    assert qapp is not None
    found = MeterPopup()
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    found.show()
    yield found
    found.close()
    found.deleteLater()


def test_the_figures_stand_beside_the_bar(composer: Composer) -> None:
    meter = composer.meter
    assert not meter.isVisible()
    composer.set_budget(ROOM)
    assert meter.isVisible()
    assert meter.text().strip() == "1,204 / 8,192"
    assert meter.accessibleName() == "Context: 1,204 / 8,192"
    composer.set_budget(NEAR)
    assert meter.text().strip() == "≈ 7,800 / 8,192"
    composer.set_budget(TokenBudget(draft=3))
    assert not meter.isVisible()


def test_the_figures_are_said_in_words(composer: Composer) -> None:
    composer.set_budget(ROOM)
    assert composer.meter.accessibleDescription().splitlines() == [
        "1,204 of 8,192 tokens would be sent.",
        "System: 60",
        "Messages: 1,000",
        "Attachments: 100",
        "This message: 44",
        "Kept for the answer: 2,048",
    ]


@pytest.mark.parametrize(
    ("budget", "state", "sentence"),
    [
        (ROOM, Fullness.ROOM, ""),
        (NEAR, Fullness.NEAR, "The context is nearly full: the answer may be cut short."),
        (OVER, Fullness.OVER, "This is more than the context holds: 809 tokens too many."),
        (
            TokenBudget(history=8000, context=8192, omitted=12),
            Fullness.NEAR,
            "The 12 oldest messages will be left out.",
        ),
    ],
)
def test_it_says_what_will_happen(budget: TokenBudget, state: Fullness, sentence: str) -> None:
    assert fullness(budget) is state
    assert words.verdict(budget) == sentence


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_near_and_over_are_told_apart_by_shape(theme: Theme, qapp: QApplication) -> None:
    def drawn(budget: TokenBudget) -> list[bool]:
        image = QImage(72, 16, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint(painter, QRectF(image.rect()), budget, theme)
        painter.end()
        return [image.pixelColor(x, y).alpha() > 128 for y in range(16) for x in range(72)]

    assert len({tuple(drawn(budget)) for budget in (ROOM, NEAR, OVER)}) == 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_neighbours_in_the_bar_can_be_told_apart(theme: Theme) -> None:
    for state in Fullness:
        inks = [colour(segment, theme, state) for segment in SEGMENTS[:-1]]
        for first, second in pairwise(inks):
            assert contrast(first, second) > 1.25


def test_the_popup_has_the_table(popup: MeterPopup) -> None:
    popup.set_budget(OVER)
    shown = [label.text() for label in popup.findChildren(QLabel) if label.isVisible()]
    assert "Messages" in shown
    assert "9,000" in shown
    assert "9,000 / 8,192" in shown
    assert "This is more than the context holds: 809 tokens too many." in shown


def test_the_policy_is_chosen_with_the_keyboard_or_the_mouse(popup: MeterPopup) -> None:
    popup.set_settings(ConversationSettings(overflow=OverflowPolicy.DROP_OLDEST))
    choices = popup.findChildren(QRadioButton)
    assert [choice.isChecked() for choice in choices] == [False, True, False]
    with record_signal(popup.policy_chosen) as chosen:
        for choice in choices:
            choice.click()
    assert [policy for (policy,) in chosen.emissions] == list(OverflowPolicy)


def test_the_summary_is_shown_and_edited(popup: MeterPopup) -> None:
    edit = popup.findChild(QPlainTextEdit)
    save = next(b for b in popup.findChildren(QPushButton) if b.text() == "Use this summary")
    assert edit is not None
    assert not edit.isVisible()
    popup.set_settings(ConversationSettings(summary=Summary("They spoke of tea.", MessageId("m"))))
    assert edit.isVisible()
    assert edit.toPlainText() == "They spoke of tea."
    assert not save.isEnabled()
    edit.setPlainText("They spoke of green tea.")
    with record_signal(popup.summary_edited) as edited:
        save.click()
    assert edited.emissions == [("They spoke of green tea.",)]
