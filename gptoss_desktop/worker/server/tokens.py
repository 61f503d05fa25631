"""`POST /tokenize` and `POST /detokenize`, with vLLM's bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from gptoss_desktop.protocol.messages import parse_messages, parse_tools
from gptoss_desktop.worker.server.bodies import read_fields
from gptoss_desktop.worker.server.completions import tokenize as tokenize_text
from gptoss_desktop.worker.server.fields import wrong

if TYPE_CHECKING:
    from starlette.requests import Request

    from gptoss_desktop.worker.server.service import Service


async def tokenize(request: Request) -> JSONResponse:
    """Return the tokens of `prompt`, or of the conversation in `messages` as the model would get it.

    Raises:
        ApiError: neither is there, or one is malformed.
    """
    service: Service = request.app.state.service
    fields = await read_fields(request)
    prompt = fields.text("prompt")
    if fields.get("messages") is not None:
        messages = parse_messages(fields.get("messages"))
        tokens = await service.dialect.prompt(messages, parse_tools(fields.get("tools")), None)
    elif prompt is not None:
        add_special = fields.flag("add_special_tokens", default=True)
        tokens = await tokenize_text(service, prompt, add_special=add_special)
    else:
        raise wrong("prompt", None, "a string, or messages must be a list")
    body: dict[str, Any] = {"count": len(tokens), "max_model_len": service.context, "tokens": tokens}
    if fields.flag("return_token_strs"):
        body["token_strs"] = [service.token_text(token).decode(errors="replace") for token in tokens]
    return JSONResponse(body)


async def detokenize(request: Request) -> JSONResponse:
    """Return the text of `tokens`.

    Raises:
        ApiError: one is no token of this model.
    """
    service: Service = request.app.state.service
    fields = await read_fields(request)
    tokens = fields.tokens("tokens", service.model.n_vocab)
    return JSONResponse({"prompt": b"".join(map(service.token_text, tokens)).decode(errors="replace")})
