"""Reads the JSON body of a request, within a limit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.server.fields import Fields

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_BODY = 16 * 1024 * 1024
"""Bytes; about four million tokens of English."""


async def read_fields(request: Request) -> Fields:
    """Return the fields of the request's body.

    Raises:
        ApiError: the body is too long, or not a JSON object.
    """
    pieces: list[bytes] = []
    length = 0
    async for piece in request.stream():
        length += len(piece)
        if length > MAX_BODY:
            raise ApiError(
                say("The request's body is longer than {max_body} bytes.", max_body=MAX_BODY), status=413
            )
        pieces.append(piece)
    try:
        body = json.loads(b"".join(pieces))
    except RecursionError:
        raise ApiError(say("The request's body is nested too deeply.")) from None
    except ValueError as error:
        raise ApiError(say("The request's body is not JSON: {error}.", error=error)) from error
    if not isinstance(body, dict):
        raise ApiError(say("The request's body must be a JSON object."))
    return Fields(body)
