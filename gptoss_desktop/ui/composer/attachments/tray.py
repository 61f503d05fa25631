"""The row of what is attached, above the text."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gptoss_desktop.ui.composer.attachments.attachment import AttachmentState
from gptoss_desktop.ui.composer.attachments.chip import Chip, ChipBase, Refusal
from gptoss_desktop.ui.composer.attachments.preview import PreviewDialog
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.flow_layout import FlowLayout
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QToolButton

    from gptoss_desktop.ui.composer.attachments.attachment import Attachment

MOST_LINES = 9
"""Lines of text that the attachments are high at most: four rows of them, and a part of the next."""
_keys = count(1)


def new_key() -> int:
    """Return a key that no attachment has yet."""
    return next(_keys)


class AttachmentTray(QWidget):
    """Holds the attachments; hidden while there are none."""

    changed = Signal()
    """One came, went, or became a text."""
    remove_asked = Signal(int)
    unfold_asked = Signal(int)
    left = Signal()
    """The keyboard goes back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[int, ChipBase] = {}
        self._inside = QWidget()
        self._row = QWidget()
        FlowLayout(GRID, self._row)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self._row)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        self._inside.installEventFilter(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(GRID, 0, 0, 0)
        outer.addWidget(self._area)
        keep_texts(self, self._write_texts)
        self._show()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """All of them, in order, also those that are being read or were refused."""
        return tuple(chip.attachment for chip in self._chips.values())

    @property
    def ready(self) -> tuple[Attachment, ...]:
        """Those that have a text."""
        return tuple(a for a in self.attachments if a.state is AttachmentState.READY)

    @property
    def reading(self) -> tuple[Attachment, ...]:
        """Those that are being read."""
        return tuple(a for a in self.attachments if a.state is AttachmentState.READING)

    @property
    def buttons(self) -> list[QToolButton]:
        """What the keyboard reaches, in order."""
        return [button for chip in self._chips.values() for button in chip.buttons]

    def put(self, attachment: Attachment) -> None:
        """Add an attachment, or show what has become of it."""
        chip = self._chips.get(attachment.key)
        before = chip.attachment if chip is not None else None
        if isinstance(chip, Chip) and attachment.state is not AttachmentState.FAILED:
            chip.show_attachment(attachment)
        else:
            self._replace(attachment)
        self._show()
        if before is None or (before.state, before.text) != (attachment.state, attachment.text):
            self.changed.emit()

    def set_all(self, attachments: Iterable[Attachment]) -> None:
        """Show others instead."""
        for key in list(self._chips):
            self._take(key)
        for attachment in attachments:
            self._replace(attachment)
        self._show()
        self.changed.emit()

    def remove(self, key: int) -> Attachment | None:
        """Take one away; return it. The keyboard, if it was there, goes to its neighbour."""
        order = list(self._chips)
        had_focus = key in self._chips and self._chips[key].isAncestorOf(self._focused())
        attachment = self._take(key)
        if attachment is None:
            return None
        place = order.index(key)
        order.remove(key)
        self._show()
        if had_focus and order:
            self._chips[order[min(place, len(order) - 1)]].take_focus()
        elif had_focus:
            self.left.emit()
        self.changed.emit()
        return attachment

    def take_focus(self) -> None:
        """Put the keyboard on the last one."""
        if self._chips:
            next(reversed(self._chips.values())).take_focus()

    def _replace(self, attachment: Attachment) -> None:
        places = list(self._chips)
        old = self._chips.pop(attachment.key, None)
        chip: ChipBase
        if attachment.state is AttachmentState.FAILED:
            chip = Refusal(attachment)
            self._column.addWidget(chip)
        else:
            ready = Chip(attachment)
            ready.opened.connect(self._open)
            ready.unfolded.connect(self.unfold_asked)
            chip = ready
            row = self._row.layout()
            assert row is not None  # noqa: S101  made in __init__
            row.addWidget(chip)
        chip.removed.connect(self.remove_asked)
        chip.step_asked.connect(lambda step: self._step(attachment.key, step))
        self._chips[attachment.key] = chip
        if old is not None:
            _discard(old)
            self._chips = {key: self._chips[key] for key in places}

    def _take(self, key: int) -> Attachment | None:
        chip = self._chips.pop(key, None)
        if chip is None:
            return None
        _discard(chip)
        return chip.attachment

    def _show(self) -> None:
        self._row.setVisible(any(isinstance(chip, Chip) for chip in self._chips.values()))
        self.setVisible(bool(self._chips))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Another width has other rows."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """What was added counts from the moment at which it is shown."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as high as the rows are, up to a limit; then they scroll."""
        width = self._area.width()
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else 0
        height = max(height, self._column.minimumSize().height())
        self._area.setFixedHeight(min(height, self.fontMetrics().lineSpacing() * MOST_LINES))

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def _step(self, key: int, step: int) -> None:
        order = list(self._chips)
        place = order.index(key) + step
        if 0 <= place < len(order):
            self._chips[order[place]].take_focus()
            self._area.ensureWidgetVisible(self._chips[order[place]])

    def _open(self, key: int) -> None:
        dialog = PreviewDialog(self._chips[key].attachment, self.window())
        dialog.unfolded.connect(self.unfold_asked)
        dialog.open()

    def _write_texts(self) -> None:
        self.setAccessibleName(self.tr("Attachments"))


def _discard(chip: ChipBase) -> None:
    chip.hide()
    chip.setParent(None)
    chip.deleteLater()
