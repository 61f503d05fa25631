"""The dialog that shows the exact prompt, the tokens and the channels of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gptoss_desktop.ui.answers.inspector.channels import channel_spans
from gptoss_desktop.ui.answers.inspector.timeline import Swatch, Timeline
from gptoss_desktop.ui.answers.inspector.token_model import TEXT, TokenModel
from gptoss_desktop.ui.theme.fonts import code_font
from gptoss_desktop.ui.theme.tokens import GRID
from gptoss_desktop.ui.widgets.buttons import push_button
from gptoss_desktop.ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import Message
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.trace import TokenTrace
    from gptoss_desktop.engine.client import EngineClient
    from gptoss_desktop.ui.answers.inspector.token_texts import TokenTexts

_WIDTH, _HEIGHT = 880, 640


class InspectorDialog(QDialog):
    """Made for one answer. What the engine has to say comes when it comes; nothing waits for it."""

    def __init__(
        self, message: Message, trace: TokenTrace, texts: TokenTexts, parent: QWidget, *, harmony: bool
    ) -> None:
        """`harmony`: the answer is gpt-oss's, and its tokens tell the channels."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Prompt and tokens"))
        texts.setParent(self)
        self._trace = trace
        self._prompt = QPlainTextEdit()
        self._model = TokenModel(trace, texts, harmony=harmony, parent=self)
        self._note = plain_label(muted=True, wrap=True)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._prompt_page(), self.tr("Prompt"))
        self._tabs.addTab(self._token_page(), self.tr("Tokens"))
        if harmony:
            self._tabs.addTab(self._channel_page(message), self.tr("Channels"))
        self._say(texts)
        self._lay_out()
        self.resize(_WIDTH, _HEIGHT)

    def read_prompt(self, client: EngineClient) -> None:
        """Ask the engine for the text of the prompt's tokens."""
        client.detokenize(self._trace.prompt, self._on_prompt)

    def _on_prompt(self, text: str | EngineFailure) -> None:
        if isinstance(text, str):
            self._prompt.setPlainText(text)
        else:
            self._note.setText(text.sentence)
            self._note.show()

    def _say(self, texts: TokenTexts) -> None:
        self._note.setText(
            ""
            if texts.has_engine
            else self.tr("The texts of the tokens come from the engine: start it, and open this again.")
        )
        self._note.setVisible(bool(self._note.text()))

    def _lay_out(self) -> None:
        locale = QLocale()
        counts = self.tr("{0} tokens in the prompt, {1} in the answer").format(
            locale.toString(len(self._trace.prompt)), locale.toString(len(self._trace.output))
        )
        close = push_button(self.tr("Close"))
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID + 4)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.addWidget(plain_label(counts, muted=True), 1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _prompt_page(self) -> QWidget:
        self._prompt.setReadOnly(True)
        self._prompt.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._prompt.setFont(code_font(self.font()))
        self._prompt.setAccessibleName(self.tr("The exact prompt"))
        self._prompt.setPlainText(" ".join(map(str, self._trace.prompt)))
        return self._prompt

    def _token_page(self) -> QWidget:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Tokens"))
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.setFont(code_font(self.font()))
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + GRID)
        header = table.horizontalHeader()
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        widest = table.fontMetrics().averageCharWidth()
        for column, characters in enumerate((8, 24, 10)):
            table.setColumnWidth(column, characters * widest)
        row = self._model.first_of_answer()
        if 0 < row < self._model.rowCount():
            table.setCurrentIndex(self._model.index(row, 0))
            table.scrollTo(self._model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        return table

    def _channel_page(self, message: Message) -> QWidget:
        spans = channel_spans(message, self._trace)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GRID, 2 * GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(Timeline(spans))
        for span in spans:
            row = QHBoxLayout()
            row.setSpacing(GRID)
            row.addWidget(Swatch(span.kind))
            row.addWidget(plain_label(span.label, wrap=True), 1)
            column.addLayout(row)
        if message.answer is not None and message.answer.recovered:
            recovered = self.tr("The model left the format at a mark, and the engine found back into it.")
            column.addWidget(plain_label(recovered, muted=True, wrap=True))
        column.addStretch(1)
        return page
