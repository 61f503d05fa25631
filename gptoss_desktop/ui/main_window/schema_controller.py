"""The schema editor and the view of an answer in JSON, from the dock and from the transcript."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from gptoss_desktop.domain.parameters import FormKind
from gptoss_desktop.protocol.structured import JsonSchema
from gptoss_desktop.services.documents import Documents
from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.schema.editor_dialog import SchemaDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.engine.replies import Reply
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.ui.parameters.panel import ParameterPanel

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
        panel.schema_requested.connect(self.edit)

    def edit(self) -> SchemaDialog:
        """Open the editor with the schema that is set."""
        if self._dialog is None:
            self._dialog = SchemaDialog(self._window, self._documents, self._ask_engine)
            self._dialog.used.connect(self._use)
        form = self._panel.form.written(FormKind.SCHEMA)
        self._dialog.show_schema(form.text, form.name)
        self._dialog.open()
        return self._dialog

    def _use(self, text: str, name: str) -> None:
        self._panel.form.set_schema(text, name)

    def _ask_engine(self, text: str, on_said: Callable[[str], None]) -> None:
        client, info = self._services.supervisor.client, self._services.engine_info
        if client is None or info is None:
            return
        body: dict[str, Any] = {
            "model": info.model,
            "messages": [{"role": "user", "content": "?"}],
            "max_tokens": 1,
            "priority": _LAST,
            **JsonSchema(json.loads(text)).fields(),
        }
        client.post("/v1/chat/completions", body, partial(_tell, on_said))

    def _on_failed(self, failure: EngineFailure) -> None:
        notice = self._dialog.notice if self._dialog is not None else self._panel.head.notice
        notice.say(" ".join(translated(text) for text in (failure.sentence, failure.advice)))


def _tell(on_said: Callable[[str], None], reply: Reply) -> None:
    failure = reply.failure
    if failure is None:
        on_said("")
    elif reply.status is not None and 400 <= reply.status < 500:  # noqa: PLR2004  the request is at fault
        on_said(translated(failure.sentence))
