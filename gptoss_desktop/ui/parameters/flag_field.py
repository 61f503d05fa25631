"""Yes, no, or the engine's default, which differs from both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.parameters.choice_button import ChoiceButton
from gptoss_desktop.ui.parameters.field import ParameterField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 128


class FlagField(ParameterField):
    """A choice of three."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.choice = ChoiceButton()
        self.choice.setFixedWidth(_WIDTH)
        self.choice.chosen.connect(self._take)
        self._finish(beside=self.choice)

    def _write_texts(self) -> None:
        yes, no = self.tr("yes"), self.tr("no")
        default = self.tr("default")
        if self.spec.default is not None:
            default = self.tr("default {0}").format(yes if self.spec.default else no)
        self.choice.set_choices([(None, default, default), (True, yes, yes), (False, no, no)])
        super()._write_texts()

    def _show_value(self, value: bool | None) -> None:  # noqa: FBT001  the value is what is passed
        self.choice.show_value(value)
