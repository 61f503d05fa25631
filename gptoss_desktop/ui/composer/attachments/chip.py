"""An attachment as it stands above the text: its name, how large it is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QToolButton, QVBoxLayout

from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.composer.attachments import words
from gptoss_desktop.ui.composer.attachments.attachment import AttachmentState
from gptoss_desktop.ui.theme.icons import SMALL, IconRole, icon
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import icon_button, relabel
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.notice_bar import IconLabel
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.composer.attachments.attachment import Attachment

_NAME_LETTERS = 28
"""Of a name are shown, in the width of average letters; all of it is in the tooltip."""
_REMOVES = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChipBase(QFrame):
    """What a chip and a refusal have in common: the key, the cross, the keyboard."""

    removed = Signal(int)
    """The key of the attachment."""
    step_asked = Signal(int)
    """-1 or 1: the focus shall go to the neighbour."""

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._remove = icon_button("x", "")
        self._remove.setProperty("kind", "small")
        self._remove.clicked.connect(lambda: self.removed.emit(self.attachment.key))

    def watch_keys(self, *buttons: QToolButton) -> None:
        """Hear the keys that remove it or go to its neighbour, whichever of its buttons has the focus."""
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Look at the keys that a button gets."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _REMOVES:
                self.removed.emit(self.attachment.key)
                return True
            if key in _STEPS:
                self.step_asked.emit(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    @property
    def buttons(self) -> list[QToolButton]:
        """What the keyboard reaches, in order."""
        return [self._remove]

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self._remove.setFocus(Qt.FocusReason.TabFocusReason)


class Chip(ChipBase):
    """A text, or a file on its way to be one. Enter looks into it, Del takes it away."""

    opened = Signal(int)
    unfolded = Signal(int)
    """A paste shall stand in the message itself."""

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(attachment, parent)
        self.setObjectName("chip")
        self._open = QToolButton()
        self._open.setIconSize(SMALL)
        self._open.setIcon(icon("file-text" if attachment.name else "clipboard-list"))
        self._open.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._open.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._open.setProperty("kind", "attachment")
        self._open.clicked.connect(lambda: self.opened.emit(self.attachment.key))
        self._facts = plain_label(muted=True)
        self._unfold = icon_button("text-quote", "")
        self._unfold.setProperty("kind", "small")
        self._unfold.setVisible(not attachment.name)
        self._unfold.clicked.connect(lambda: self.unfolded.emit(self.attachment.key))
        self.watch_keys(self._open, self._unfold, self._remove)
        self._progress = QProgressBar(textVisible=False, maximum=100)
        self._lay_out()
        keep_texts(self, self._write_texts)

    def show_attachment(self, attachment: Attachment) -> None:
        """Show what has become of it."""
        self.attachment = attachment
        self._write_texts()

    @property
    def buttons(self) -> list[QToolButton]:
        """What the keyboard reaches, in order."""
        return [self._open, self._unfold, self._remove]

    def take_focus(self) -> None:
        """Put the keyboard here."""
        self._open.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, GRID // 2, 0)
        row.setSpacing(GRID // 2)
        for widget in (self._open, self._facts, self._unfold, self._remove):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._progress)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _write_texts(self) -> None:
        attachment = self.attachment
        reading = attachment.state is AttachmentState.READING
        name = words.title(attachment)
        width = self.fontMetrics().averageCharWidth() * _NAME_LETTERS
        self._open.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, width))
        self._open.setEnabled(not reading)
        self._open.setToolTip("\n".join(filter(None, [name, words.explanation(attachment)])))
        self._open.setAccessibleName(words.spoken(attachment))
        self._open.setAccessibleDescription(self.tr("Enter shows its text, Del takes it away."))
        self._facts.setText(words.facts(attachment))
        self._progress.setAccessibleName(words.spoken(attachment))
        self._progress.setVisible(reading)
        self._progress.setValue(round(attachment.progress * 100))
        relabel(self._unfold, self.tr("Insert as text"))
        self._remove.setToolTip(self.tr("Remove  (Del; Ctrl+Z brings it back)"))
        self._remove.setAccessibleName(self.tr("Remove {0}").format(name))


class Refusal(ChipBase):
    """A file that gave no text: the sentence, over the whole width."""

    def __init__(self, attachment: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(attachment, parent)
        self.setObjectName("chipRefusal")
        self.watch_keys(self._remove)
        self._label = plain_label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(IconLabel("triangle-alert", IconRole.DANGER), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        row.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        keep_texts(self, self._write_texts)

    def _write_texts(self) -> None:
        sentence = translated(self.attachment.problem)
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self._remove.setToolTip(self.tr("Put away"))
        self._remove.setAccessibleName(self.tr("Put away: {0}").format(sentence))
