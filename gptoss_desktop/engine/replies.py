"""An answer of the engine that is not streamed, and what its body says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtNetwork import QNetworkReply, QNetworkRequest

from gptoss_desktop.engine import failures
from gptoss_desktop.engine.reply_stream import HTTP_OK

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.domain.failure import EngineFailure

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer. `status` is None when nobody answered, `failure` on HTTP 200."""

    status: int | None
    body: bytes
    failure: EngineFailure | None = None

    def json(self) -> Any:  # noqa: ANN401 - JSON is what it is
        """Return the decoded body.

        Raises:
            ValueError: it is not JSON.

        """
        return json.loads(self.body)

    def value(self, read: Callable[[Any], T]) -> T | EngineFailure:
        """Return what `read` finds in the decoded body, or the failure that there is none to be read."""
        if self.failure is not None:
            return self.failure
        try:
            return read(self.json())
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            return failures.broken_answer(f"{type(error).__name__}: {error}")


def read_reply(reply: QNetworkReply) -> Reply:
    """Return what a finished reply brought."""
    status: int | None = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    # A reply that was given up is closed, and Qt warns when it is read.
    body = bytes(reply.readAll().data()) if reply.isOpen() else b""
    if status is None:
        return Reply(None, body, failures.no_connection(reply.errorString()))
    if status != HTTP_OK:
        return Reply(status, body, failures.from_http(status, body))
    if reply.error() is not QNetworkReply.NetworkError.NoError:
        return Reply(status, body, failures.connection_lost())
    return Reply(status, body)
