"""Log-probabilities in OpenAI's two forms: the chat's list of objects and the completion's parallel lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gptoss_desktop.worker.llama.types import SampledToken

LOWEST = -9999.0
"""Stands for minus infinity, which JSON does not have; OpenAI's and vLLM's value."""


def chat_logprobs(tokens: Sequence[SampledToken], piece: Callable[[int], bytes]) -> dict[str, Any]:
    """Return the `logprobs` object of a chat choice: one entry a sampled token, whichever part it went to."""
    return {"content": [_chat_entry(token, piece) for token in tokens]}


def _chat_entry(token: SampledToken, piece: Callable[[int], bytes]) -> dict[str, Any]:
    entry = _entry(token.token, token.logprob, piece)
    entry["top_logprobs"] = [_entry(other.token, other.logprob, piece) for other in token.top]
    return entry


def _entry(token: int, logprob: float | None, piece: Callable[[int], bytes]) -> dict[str, Any]:
    data = piece(token)
    return {"token": data.decode(errors="replace"), "logprob": finite(logprob), "bytes": list(data)}


def completion_logprobs(
    tokens: Sequence[SampledToken], piece: Callable[[int], bytes], *, first_offset: int
) -> dict[str, Any]:
    """Return the `logprobs` object of a completion choice.

    `first_offset` is the number of characters that came before the first of the tokens.
    """
    offsets: list[int] = []
    names: list[str] = []
    offset = first_offset
    for token in tokens:
        name = piece(token.token).decode(errors="replace")
        names.append(name)
        offsets.append(offset)
        offset += len(name)
    tops = [
        {piece(other.token).decode(errors="replace"): finite(other.logprob) for other in token.top}
        for token in tokens
    ]
    return {
        "tokens": names,
        "token_logprobs": [finite(token.logprob) for token in tokens],
        "top_logprobs": tops,
        "text_offset": offsets,
    }


def finite(logprob: float | None) -> float | None:
    """Return the logprob with minus infinity replaced by `LOWEST`."""
    return None if logprob is None else max(logprob, LOWEST)
