"""The error body of the OpenAI API, the same on an HTTP error and inside a stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


# Not frozen: context managers set `__traceback__` on an exception that passes through them.
@dataclass(slots=True, unsafe_hash=True)
class ApiError(Exception):
    """A request cannot be served. `message` is one sentence; `param` names the field at fault.

    `type` is OpenAI's class of error and `code` this program's exact one:
    `context_length_exceeded`, `parameter_out_of_range`, `server_busy`, `invalid_request`, `model_not_found`,
    `unsupported`, `template_error`, `not_found`, `internal_error`, `shutting_down`.
    """

    message: str
    code: str = "invalid_request"
    type: str = "invalid_request_error"
    param: str | None = None
    status: int = 400

    def __str__(self) -> str:
        return self.message

    def body(self) -> dict[str, Any]:
        """Return the JSON object to send."""
        error = {"message": self.message, "type": self.type, "param": self.param, "code": self.code}
        return {"error": error}


def parse_error(body: object, status: int = 400) -> ApiError | None:
    """Return the error that a decoded JSON body holds, None where it holds none."""
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, str):
        return ApiError(error, status=status)
    if not isinstance(error, dict):
        return None
    param = error.get("param")
    return ApiError(
        str(error.get("message") or "The engine gave an error without a message."),
        code=str(error.get("code") or "internal_error"),
        type=str(error.get("type") or "server_error"),
        param=None if param is None else str(param),
        status=status,
    )
