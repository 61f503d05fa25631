"""What rows with formulas share: room for them, and the news that more are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.maths.fitting import fit_formulas
from gptoss_desktop.ui.maths.formulas import formulas
from gptoss_desktop.ui.transcript.rows.base import RowWidget
from gptoss_desktop.ui.transcript.rows.inert_text import InertText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.ui.transcript.context import RowContext


class FormulaRowWidget(RowWidget):
    """A row of one text, in which there may be formulas."""

    def __init__(self, parent: QWidget, context: RowContext) -> None:
        super().__init__(parent, context)
        self._text = InertText(self)
        self.watch(self._text)
        self._any = False
        self._unknown = False
        formulas().arrived.connect(self._on_arrived)

    def text(self) -> InertText | None:
        """Return the text."""
        return self._text

    def note_formulas(self, *, any_formulas: bool) -> None:
        """Say whether there may be formulas in the text that was just written."""
        if (any_formulas or self._any) and self.row is not None:
            # It may have been measured while they were not drawn yet.
            self.row.measured = -1
        if not any_formulas and self._any:
            self._fit()
        self._any = any_formulas

    def _fit(self) -> None:
        found = fit_formulas(self._text.document())
        self._unknown = any(formulas().look_up(formula) is None for formula in found)
        sources = "  ".join(formula.source for formula in found)
        self._text.setAccessibleDescription(self.tr("Formulas: {0}").format(sources) if sources else "")

    def measured_height(self, width: int) -> int:
        """Lay the text out in a width and return its height, both in pixels."""
        height = self._text.text_height(width)
        if self._any:
            self._fit()
            height = self._text.text_height(width)
        return height

    def _on_arrived(self) -> None:
        if self.row is not None and self._unknown:
            self.row.measured = -1
            self.context.remeasured.emit()
