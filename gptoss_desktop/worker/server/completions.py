"""`POST /v1/completions`: text goes on, without any conversation around it."""

from __future__ import annotations

import functools
from time import monotonic
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.messages import clean_text
from gptoss_desktop.worker.server.answer import start_answer
from gptoss_desktop.worker.server.binding import Binding, plain_constraint
from gptoss_desktop.worker.server.bodies import read_fields
from gptoss_desktop.worker.server.completion_format import CompletionFormat
from gptoss_desktop.worker.server.dialect import in_thread_if_long, plain_processor
from gptoss_desktop.worker.server.fields import is_token, wrong
from gptoss_desktop.worker.server.options import parse_options
from gptoss_desktop.worker.server.responses import StreamedAnswer, WholeAnswer
from gptoss_desktop.worker.server.structured import parse_structure
from gptoss_desktop.worker.server.unsupported import refuse_unsupported

if TYPE_CHECKING:
    from starlette.requests import Request

    from gptoss_desktop.worker.server.fields import Fields
    from gptoss_desktop.worker.server.service import Service


async def completions(request: Request) -> StreamedAnswer | WholeAnswer:
    """Continue a prompt, given as text or as token ids.

    Raises:
        ApiError: the request is wrong, or cannot be served now.
    """
    arrived = monotonic()
    service: Service = request.app.state.service
    fields = await read_fields(request)
    refuse_unsupported(fields)
    fields.text("model")
    top_logprobs = fields.whole("logprobs", limits="top_logprobs")
    options = parse_options(fields, service.model, top_logprobs=top_logprobs)
    prompt = await _prompt(service, fields)
    binding = Binding(parse_structure(fields))
    echo = _text(service, prompt) if fields.flag("echo") else ""
    answer = start_answer(
        service,
        prompt,
        options,
        plain_processor(service.model, options),
        prefix="cmpl",
        arrived=arrived,
        constraint=await plain_constraint(service.model, binding),
    )
    form = CompletionFormat(answer, service.token_text, echo=echo)
    return StreamedAnswer(form) if options.stream else WholeAnswer(form)


async def _prompt(service: Service, fields: Fields) -> list[int]:
    value = fields.get("prompt")
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str | list):
        value = value[0]
    if isinstance(value, str):
        tokens = await tokenize(service, value, add_special=fields.flag("add_special_tokens", default=True))
    elif isinstance(value, list) and all(is_token(item, service.model.n_vocab) for item in value):
        tokens = value
    else:
        limit = service.model.n_vocab - 1
        raise wrong(
            "prompt", value, say("one string, or one list of token ids from 0 to {limit}", limit=limit)
        )
    if not tokens:
        raise wrong("prompt", value, "at least one token long")
    return tokens


async def tokenize(service: Service, text: str, *, add_special: bool) -> list[int]:
    """Return the tokens of a prompt, in which the names of control tokens stand for the tokens."""
    text = clean_text(text)
    work = functools.partial(service.model.tokenize, text, add_special=add_special, parse_special=True)
    return await in_thread_if_long(len(text), work)


def _text(service: Service, tokens: list[int]) -> str:
    return b"".join(map(service.model.piece, tokens)).decode(errors="replace")
