"""The texts of token ids, asked of the engine for those ids that are to be seen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.engine.client import EngineClient

_AT_ONCE = 32
"""Requests on their way at a time: a screen of rows comes in two rounds, and answers go on beside it."""


class TokenTexts(QObject):
    """Every id is asked for once; `known` tells when some have come."""

    known = Signal()

    def __init__(self, client: EngineClient | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client
        self._texts: dict[int, str] = {}
        self._wanted: dict[int, None] = {}
        self._asked = 0
        # Rows are asked for one by one as they are painted: the news of them is told together.
        self._news = QTimer(self, singleShot=True, interval=0)
        self._news.timeout.connect(self.known)
        if client is not None:
            client.destroyed.connect(self._on_gone)

    @property
    def has_engine(self) -> bool:
        """Whether there is an engine to ask."""
        return self._client is not None

    def text(self, token: int) -> str | None:
        """Return the text of a token, None while it is not known; asks for it then."""
        if token in self._texts:
            return self._texts[token]
        if self._client is not None:
            self._wanted.setdefault(token)
            self._ask()
        return None

    def _ask(self) -> None:
        while self._client is not None and self._wanted and self._asked < _AT_ONCE:
            token = next(iter(self._wanted))
            del self._wanted[token]
            self._texts[token] = ""
            self._asked += 1
            self._client.detokenize([token], partial(self._on_text, token))

    def _on_text(self, token: int, text: str | EngineFailure) -> None:
        self._asked -= 1
        if isinstance(text, str):
            self._texts[token] = text
            self._news.start()
        self._ask()

    def _on_gone(self) -> None:
        self._client = None
        self._wanted.clear()
