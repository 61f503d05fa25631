"""The reasoning effort in the dock; the same choice stands beside "Send"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.composer.effort_button import EffortButton
from gptoss_desktop.ui.parameters.field import ParameterField
from gptoss_desktop.ui.parameters.number_field import FIELD_WIDTH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.parameters import ReasoningEffort


class EffortField(ParameterField):
    """A button with a menu."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.button = EffortButton(named=False)
        self.button.setProperty("kind", "field")
        self.button.setFixedWidth(FIELD_WIDTH)
        self.button.chosen.connect(self._on_chosen)
        self._finish(beside=self.button)

    def _on_chosen(self, effort: ReasoningEffort | None) -> None:
        self.button.show_effort(effort)
        self._take(effort)

    def _show_value(self, value: ReasoningEffort | None) -> None:
        self.button.show_effort(value)
