"""The routes, and every failure as OpenAI's error body."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from gptoss_desktop import __version__
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.server import metrics
from gptoss_desktop.worker.server.chat import chat_completions
from gptoss_desktop.worker.server.completions import completions
from gptoss_desktop.worker.server.tokens import detokenize, tokenize

if TYPE_CHECKING:
    from starlette.requests import Request

    from gptoss_desktop.worker.server.service import Service

logger = logging.getLogger(__name__)

RETRY_AFTER_S = 1


def make_app(service: Service) -> Starlette:
    """Return the ASGI application over one service."""
    app = Starlette(
        routes=[
            Route("/health", health),
            Route("/version", version),
            Route("/metrics", metrics_page),
            Route("/v1/models", models),
            Route("/v1/chat/completions", chat_completions, methods=["POST"]),
            Route("/v1/completions", completions, methods=["POST"]),
            Route("/tokenize", tokenize, methods=["POST"]),
            Route("/detokenize", detokenize, methods=["POST"]),
        ],
        exception_handlers={
            ApiError: on_api_error,
            HTTPException: on_http_error,
            ClientDisconnect: on_disconnect,
            Exception: on_fault,
        },
    )
    app.state.service = service
    return app


async def health(_request: Request) -> Response:
    """Say that the engine is up: it listens only once it is."""
    return JSONResponse({})


async def version(_request: Request) -> Response:
    """Say which program this is."""
    return JSONResponse({"version": __version__})


async def models(request: Request) -> Response:
    """List the one model."""
    service: Service = request.app.state.service
    model = {
        "id": service.name,
        "object": "model",
        "created": service.created,
        "owned_by": "gptoss-desktop",
        "root": service.name,
        "parent": None,
        "max_model_len": service.context,
    }
    return JSONResponse({"object": "list", "data": [model]})


async def metrics_page(request: Request) -> Response:
    """Return the metrics."""
    service: Service = request.app.state.service
    page = service.metrics.text(service.hub.scheduler.stats())
    return PlainTextResponse(page, headers={"content-type": metrics.CONTENT_TYPE})


async def on_api_error(_request: Request, error: Exception) -> Response:
    """Answer with the error's own status and body."""
    if not isinstance(error, ApiError):
        raise error
    headers = {"retry-after": str(RETRY_AFTER_S)} if error.code == "server_busy" else None
    return JSONResponse(error.body(), error.status, headers)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Answer what the router refuses: an unknown path or method."""
    if not isinstance(error, HTTPException):
        raise error
    sentence = say(
        "{method} {path} is not served here: {detail}.",
        method=request.method,
        path=request.url.path,
        detail=error.detail,
    )
    body = ApiError(sentence, code="not_found", param=None).body()
    return JSONResponse(body, error.status_code, error.headers)


async def on_disconnect(_request: Request, _error: Exception) -> Response:
    """Answer nobody: the client left before its request was read."""
    return Response(status_code=400)


async def on_fault(request: Request, error: Exception) -> Response:
    """Answer a fault of this program; the log has the traceback."""
    logger.error("%s %s failed", request.method, request.url.path, exc_info=error)
    body = ApiError(
        say("The engine had an internal error."), code="internal_error", type="server_error", status=500
    ).body()
    return JSONResponse(body, 500)
