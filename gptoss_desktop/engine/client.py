"""The engine's API from the window's side: HTTP over its Unix socket, in the event loop, without threads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtNetwork import (
    QHttp1Configuration,
    QNetworkAccessManager,
    QNetworkProxy,
    QNetworkReply,
    QNetworkRequest,
)

from gptoss_desktop import __version__
from gptoss_desktop.engine import failures
from gptoss_desktop.engine.stream import HTTP_OK, AnswerStream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gptoss_desktop.domain.failure import EngineFailure

CONNECTIONS = 64
"""Connections at once. Qt's default is 6, as in browsers: a seventh answer would wait for one to end."""
TIMEOUT_MS = 30_000
"""How long a short request may stay without a byte. Streams have no limit: a prefill may take minutes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is not streamed. `status` is None when nobody answered, `failure` on HTTP 200."""

    status: int | None
    body: bytes
    failure: EngineFailure | None = None

    def json(self) -> Any:  # noqa: ANN401 - JSON is what it is
        """Return the decoded body.

        Raises:
            ValueError: it is not JSON.

        """
        return json.loads(self.body)


class EngineClient(QObject):
    """Speaks to one engine on one socket. What is in flight when the client is deleted never calls back."""

    def __init__(self, socket_path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.socket_path = socket_path
        self._open = 0
        self._retired = False
        self._network = QNetworkAccessManager(self)
        self._network.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))

    def get(self, path: str, on_done: Callable[[Reply], None], *, timeout_ms: int = TIMEOUT_MS) -> None:
        """Send GET `path`; `on_done` is called once, from the event loop."""
        request = self._request(path)
        request.setTransferTimeout(timeout_ms)
        self._follow(self._network.get(request), on_done)

    def post(
        self,
        path: str,
        body: Mapping[str, Any],
        on_done: Callable[[Reply], None],
        *,
        timeout_ms: int = TIMEOUT_MS,
    ) -> None:
        """Send POST `path` with a JSON body; `on_done` is called once, from the event loop."""
        request = self._request(path)
        request.setTransferTimeout(timeout_ms)
        self._follow(self._network.post(request, json.dumps(body).encode()), on_done)

    def stream_chat(self, body: Mapping[str, Any]) -> AnswerStream:
        """Ask for a streamed answer; `body` is what `protocol.chat.chat_request` returns."""
        request = self._request("/v1/chat/completions")
        stream = AnswerStream(self._network.post(request, json.dumps(body).encode()), self)
        self._open += 1
        stream.finished.connect(self._closed_one)
        return stream

    def retire(self) -> None:
        """Delete the client as soon as nothing is in flight; to be called when its engine has ended."""
        self._retired = True
        if not self._open:
            self.deleteLater()

    def _request(self, path: str) -> QNetworkRequest:
        url = QUrl()
        url.setScheme("unix+http")
        url.setHost("localhost")
        url.setPath(path)
        request = QNetworkRequest(url)
        attribute = QNetworkRequest.Attribute
        manual = QNetworkRequest.LoadControl.Manual
        request.setAttribute(attribute.FullLocalServerNameAttribute, self.socket_path)
        request.setAttribute(
            attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
        )
        request.setAttribute(attribute.CookieLoadControlAttribute, manual)
        request.setAttribute(attribute.CookieSaveControlAttribute, manual)
        request.setAttribute(attribute.AuthenticationReuseAttribute, manual)
        request.setAttribute(
            attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork
        )
        for unwanted in (
            attribute.CacheSaveControlAttribute,
            attribute.HttpPipeliningAllowedAttribute,
            attribute.Http2AllowedAttribute,
        ):
            request.setAttribute(unwanted, False)
        connections = QHttp1Configuration()
        connections.setNumberOfConnectionsPerHost(CONNECTIONS)
        request.setHttp1Configuration(connections)
        request.setTransferTimeout(0)
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, f"gptoss-desktop/{__version__}")
        # Nothing is compressed on a local socket, and nothing that comes may unfold to gigabytes.
        request.setRawHeader(b"Accept-Encoding", b"identity")
        return request

    def _follow(self, reply: QNetworkReply, on_done: Callable[[Reply], None]) -> None:
        self._open += 1
        reply.finished.connect(partial(self._finish, reply, on_done))

    def _finish(self, reply: QNetworkReply, on_done: Callable[[Reply], None]) -> None:
        reply.deleteLater()
        self._closed_one()
        on_done(_read(reply))

    def _closed_one(self) -> None:
        self._open -= 1
        if self._retired:
            self.retire()


def _read(reply: QNetworkReply) -> Reply:
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
