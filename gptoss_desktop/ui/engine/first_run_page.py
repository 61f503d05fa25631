"""The page that is shown while there is no model: what to do, in three buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gptoss_desktop.ui.theme.fonts import scaled
from gptoss_desktop.ui.theme.icons import IconRole, pixmap
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import Weight, push_button
from gptoss_desktop.ui.widgets.centred import centred
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

_WIDTH = 440
_SIGN = QSize(40, 40)


class FirstRunPage(QWidget):
    """Offers a file or a folder of the user's, and the starter model where it lies on this disk."""

    open_requested = Signal()
    folder_requested = Signal()
    starter_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = QLabel()
        self._open = push_button("", weight=Weight.PRIMARY)
        self._open.clicked.connect(self.open_requested)
        self._folder = push_button("")
        self._folder.clicked.connect(self.folder_requested)
        self._starter = push_button("")
        self._starter.clicked.connect(self.starter_requested)
        self._hint = plain_label(muted=True, wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = plain_label()
        self._text = plain_label(muted=True, wrap=True)
        self._starter_present = False
        self._lay_out()
        self._draw_sign()
        keep_texts(self, self._write_texts)

    def offer_starter(self, *, present: bool) -> None:
        """Enable the starter model, or say how to get it."""
        self._starter_present = present
        self._starter.setEnabled(present)
        self._write_texts()

    def _write_texts(self) -> None:
        self._title.setText(self.tr("Choose a model to begin"))
        self._text.setText(
            self.tr(
                "A model is a .gguf file, or a folder of safetensors, for example gpt-oss-20b. "
                "It runs on this machine only, and the engine has no network."
            )
        )
        self._open.setText(self.tr("Use a model on this disk…"))
        self._folder.setText(self.tr("Use a model folder…"))
        self._starter.setText(self.tr("Try the starter model"))
        self._hint.setText(
            self.tr("The starter model is small: good to see that everything works.")
            if self._starter_present
            else self.tr("The starter model is not on this disk yet: run “make run”.")
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Draw the sign in the new theme's colour."""
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(pixmap("box", IconRole.ACCENT, _SIGN, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        title, text = self._title, self._text
        title.setFont(scaled(self.font(), 1.55))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card = QWidget()
        card.setFixedWidth(_WIDTH)
        column = QVBoxLayout(card)
        column.setSpacing(GRID)
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GRID)
        column.addWidget(title)
        column.addWidget(text)
        column.addSpacing(2 * GRID)
        for button in (self._open, self._folder, self._starter):
            button.setMinimumHeight(5 * GRID)
            column.addWidget(button)
            column.addSpacing(GRID // 2)
        column.addWidget(self._hint)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(centred(card))
        outer.addStretch(3)
