"""The composer: the message being written, the effort, how full the context is, and Send or Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.editor import MessageEditor
from gptoss_desktop.ui.composer.effort_button import EffortButton
from gptoss_desktop.ui.theme.icons import IconRole
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import icon_button
from gptoss_desktop.ui.widgets.labels import plain_label
from gptoss_desktop.ui.widgets.notice_bar import NoticeBar
from gptoss_desktop.ui.widgets.properties import restyle

if TYPE_CHECKING:
    from gptoss_desktop.domain.budget import TokenBudget
    from gptoss_desktop.ui.actions.registry import ActionRegistry


class Composer(QWidget):
    """Holds a draft and keeps it until its owner says that it is saved."""

    submitted = Signal(object)
    """tuple[Part, ...]: what was attached, then what was written."""
    answer_now_requested = Signal()
    """The thinking shall end, and the answer begin."""

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = MessageEditor()
        self.effort = EffortButton(named=True)
        self.effort.hide()
        self._refused = NoticeBar("circle-alert", role=IconRole.WARNING)
        self._waiting = NoticeBar("loader-circle", closable=False)
        self._fill = plain_label(muted=True)
        self._fill.setToolTip(self.tr("Tokens of this chat, and how many the engine holds"))
        self._send = self._make_button(actions, ActionId.SEND, "arrow-up")
        self._stop = self._make_button(actions, ActionId.STOP, "stop")
        self._button = self._make_place()
        self._answering = False
        self._card = self._lay_out()
        actions.bind(ActionId.SEND, self.submit)
        self._send_action = actions[ActionId.SEND]
        self.editor.submitted.connect(self.submit)
        self.editor.refused.connect(self._refused.say)
        self.editor.textChanged.connect(self._on_text)
        self.editor.focus_changed.connect(self._show_focus)
        self._update_buttons()

    @property
    def draft(self) -> Draft:
        """What was written, as it stands."""
        return Draft(self.editor.toPlainText())

    def set_draft(self, draft: Draft) -> None:
        """Replace what is written; the cursor goes to its end."""
        self.editor.setPlainText(draft.text)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def refuse(self, sentence: str) -> None:
        """Say why something was not taken."""
        self._refused.say(sentence)

    def set_answering(self, *, answering: bool) -> None:
        """Offer Stop while an answer is being written, Send otherwise."""
        self._answering = answering
        self._update_buttons()

    def say_waiting(self, sentence: str) -> None:
        """Say for what the message waits; an empty sentence ends that."""
        self._waiting.say(sentence)

    def set_budget(self, budget: TokenBudget) -> None:
        """Show how the tokens of the next prompt are spent; nothing where no engine is ready."""
        self._fill.setText(f"{budget.prompt:,} / {budget.context:,}" if budget.context else "")

    def submit(self) -> None:
        """Hand the draft over, unless there is nothing in it or an answer is still coming."""
        text = self.draft.text.strip()
        if text and not self._answering:
            self.submitted.emit((Part(PartKind.TEXT, text),))

    def _show_focus(self, focused: bool) -> None:  # noqa: FBT001  a slot
        restyle(self._card, "focused", value=focused)

    def _on_text(self) -> None:
        self._refused.hide()
        self._update_buttons()

    def _update_buttons(self) -> None:
        sendable = not self.draft.is_empty and not self._answering
        self._send_action.setEnabled(sendable)
        self._send.setEnabled(sendable)
        self._button.setCurrentWidget(self._stop if self._answering else self._send)

    def _make_button(self, actions: ActionRegistry, action_id: ActionId, icon_name: str) -> QToolButton:
        action = actions[action_id]
        button = icon_button(icon_name, action.text(), role=IconRole.ON_ACCENT)
        button.setToolTip(action.toolTip())
        button.setProperty("kind", "send")
        button.clicked.connect(action.trigger)
        return button

    def _make_place(self) -> QStackedLayout:
        """Return the one place of both buttons: nothing moves when they change."""
        place = QStackedLayout()
        place.addWidget(self._send)
        place.addWidget(self._stop)
        return place

    def _lay_out(self) -> QFrame:
        card = QFrame()
        card.setObjectName("composerCard")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(GRID - 2, GRID + 4, GRID, GRID)
        inner.setSpacing(GRID)
        writing = QHBoxLayout()
        # The text begins where the icon of the first tool begins, which has a margin of its own.
        writing.setContentsMargins(GRID, 0, 0, 0)
        writing.addWidget(self.editor)
        inner.addLayout(writing)
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        tools.addWidget(self.effort)
        tools.addStretch(1)
        tools.addWidget(self._fill)
        tools.addLayout(self._button)
        inner.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._refused)
        column.addWidget(self._waiting)
        column.addWidget(card)
        card.setCursor(Qt.CursorShape.IBeamCursor)
        card.setFocusProxy(self.editor)
        return card
