"""HTTP requests over a Unix socket: without a proxy, a cache, a cookie or a redirect."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QHttp1Configuration, QNetworkRequest

from gptoss_desktop import __version__

CONNECTIONS = 255
"""Connections at once. Qt's default is 6, as in browsers: a seventh answer would wait for one to end."""


def unix_request(socket_path: str, path: str) -> QNetworkRequest:
    """Return a request for `path`, which may bring a query, without a time limit."""
    url = QUrl()
    url.setScheme("unix+http")
    url.setHost("localhost")
    plain, _, query = path.partition("?")
    url.setPath(plain)
    if query:
        url.setQuery(query)
    request = QNetworkRequest(url)
    attribute = QNetworkRequest.Attribute
    manual = QNetworkRequest.LoadControl.Manual
    request.setAttribute(attribute.FullLocalServerNameAttribute, socket_path)
    request.setAttribute(
        attribute.RedirectPolicyAttribute, QNetworkRequest.RedirectPolicy.ManualRedirectPolicy
    )
    request.setAttribute(attribute.CookieLoadControlAttribute, manual)
    request.setAttribute(attribute.CookieSaveControlAttribute, manual)
    request.setAttribute(attribute.AuthenticationReuseAttribute, manual)
    request.setAttribute(attribute.CacheLoadControlAttribute, QNetworkRequest.CacheLoadControl.AlwaysNetwork)
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
