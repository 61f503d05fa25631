"""The error body of the OpenAI API, the same on an HTTP error and inside a stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gptoss_desktop.protocol.error_texts import one_sentence
from gptoss_desktop.protocol.said import parts_of, with_parts


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
        """Return the JSON object to send; `said` holds the parts of a sentence that has some."""
        error: dict[str, Any] = {
            "message": self.message,
            "type": self.type,
            "param": self.param,
            "code": self.code,
        }
        said = parts_of(self.message)
        return {"error": error | {"said": said} if said else error}


def parse_error(body: object, status: int = 400) -> ApiError | None:
    """Return the error that a decoded JSON body holds, None where it holds none.

    vLLM has no codes of its own: it repeats the HTTP status there, which inside a stream is the only one.
    What its router refuses has another body, with the reason in `detail`.
    """
    if not isinstance(body, dict):
        return None
    error = body.get("error")
    if error is None and isinstance(body.get("detail"), str):
        return ApiError(f"{body['detail']}.", code="not_found", status=status)
    if isinstance(error, str):
        return ApiError(error, status=status)
    if not isinstance(error, dict):
        return None
    param = error.get("param")
    code = str(error.get("code") or "internal_error")
    return ApiError(
        with_parts(
            one_sentence(str(error.get("message") or "The engine gave an error without a message.")),
            error.get("said"),
        ),
        code=code,
        type=str(error.get("type") or "server_error"),
        param=None if param is None else str(param).removeprefix("body."),
        status=int(code) if code.isdecimal() else status,
    )
