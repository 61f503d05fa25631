"""Log-probabilities of an answer's tokens, as the chat API reports them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TokenLogprob:
    """One token that was chosen. `alternatives` are the likeliest tokens, the likeliest first.

    Texts may hold U+FFFD where a token is only a part of a character; `data` has its bytes.
    """

    text: str
    logprob: float
    data: bytes = b""
    alternatives: tuple[tuple[str, float], ...] = ()


def parse_logprobs(body: dict[str, Any]) -> tuple[TokenLogprob, ...]:
    """Return the tokens of a choice's `logprobs` object; a plain completion's has another form: none."""
    return tuple(_token(entry) for entry in body.get("content") or ())


def _token(entry: dict[str, Any]) -> TokenLogprob:
    return TokenLogprob(
        str(entry["token"]),
        float(entry["logprob"]),
        bytes(entry.get("bytes") or ()),
        tuple((str(other["token"]), float(other["logprob"])) for other in entry.get("top_logprobs") or ()),
    )
