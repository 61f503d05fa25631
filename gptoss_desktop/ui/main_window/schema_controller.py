"""The schema editor and the view of an answer in JSON, from the dock and from the transcript."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from gptoss_desktop.domain.capabilities import lacking_forms
from gptoss_desktop.domain.parameters import AnswerForm, FormKind
from gptoss_desktop.protocol.structured import of_form
from gptoss_desktop.services.documents import Documents
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.widgets.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.engine.replies import Reply
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.parameters.panel import ParameterPanel
    from gptoss_desktop.ui.schema.editor_dialog import SchemaDialog

_PAUSE_MS = 500
"""Typing is over after so long."""
_MAY_BE_REFUSED = frozenset({FormKind.SCHEMA, FormKind.REGEX, FormKind.GRAMMAR})
_LAST = 2**31 - 1
"""The priority of a question that every answer may overtake."""


class SchemaController(QObject):
    """Whether the engine takes a schema is found out by asking it for one token under it."""

    def __init__(self, services: Services, panel: ParameterPanel, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._panel = panel
        self._window = window
        self._documents = Documents(services.store, "schema", self)
        self._documents.failed.connect(self._on_failed)
        self._documents.load()
        self._dialog: SchemaDialog | None = None
        self._form: AnswerForm | None = None
        self._info: EngineInfo | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._check_form)
        panel.changed.connect(self._on_changed)
        services.supervisor.status_changed.connect(self._on_engine)
        panel.schema_requested.connect(self.edit)

    def edit(self) -> SchemaDialog:
        """Open the editor with the schema that is set."""
        if self._dialog is None:
            from gptoss_desktop.ui.schema.editor_dialog import SchemaDialog  # noqa: PLC0415  the start does not wait for it

            self._dialog = SchemaDialog(self._window, self._documents, self._ask_engine)
            self._dialog.used.connect(self._use)
        form = self._panel.form.written(FormKind.SCHEMA)
        self._dialog.show_schema(form.text, form.name)
        self._dialog.open()
        return self._dialog

    def _use(self, text: str, name: str) -> None:
        self._panel.form.set_schema(text, name)

    def _on_changed(self, parameters: GenerationParameters) -> None:
        if parameters.form != self._form:
            self._form = parameters.form
            self._look_again()

    def _on_engine(self) -> None:
        if self._services.engine_info != self._info:
            self._info = self._services.engine_info
            self._look_again()

    def _look_again(self) -> None:
        """Find out whether the engine takes the form that is set, once nobody writes any more."""
        self._pause.stop()
        if self._form is not None:
            self._panel.form.set_refusal("")
            self._pause.start()

    def _check_form(self) -> None:
        form = self._form
        if form is not None and form.kind in _MAY_BE_REFUSED and form.kind not in lacking_forms(self._info):
            self._ask(form, partial(self._show_refusal, form))

    def _show_refusal(self, form: AnswerForm, sentence: str) -> None:
        if form == self._form:
            self._panel.form.set_refusal(sentence)

    def _ask_engine(self, text: str, on_said: Callable[[str], None]) -> None:
        self._ask(AnswerForm(FormKind.SCHEMA, text), on_said)

    def _ask(self, form: AnswerForm, on_said: Callable[[str], None]) -> None:
        client, info = self._services.supervisor.client, self._services.engine_info
        structured = of_form(form)
        if client is None or info is None or structured is None:
            return
        body: dict[str, Any] = {
            "model": info.model,
            "messages": [{"role": "user", "content": "?"}],
            "max_tokens": 1,
            "priority": _LAST,
            **structured.fields(),
        }
        client.post("/v1/chat/completions", body, partial(_tell, on_said))

    def _on_failed(self, failure: EngineFailure) -> None:
        notice = self._dialog.notice if self._dialog is not None else self._panel.head.notice
        notice.say(joined(translated(text) for text in (failure.sentence, failure.advice)))


def _tell(on_said: Callable[[str], None], reply: Reply) -> None:
    failure = reply.failure
    if failure is None:
        on_said("")
    elif reply.status is not None and 400 <= reply.status < 500:  # noqa: PLR2004  the request is at fault
        on_said(translated(failure.sentence))
