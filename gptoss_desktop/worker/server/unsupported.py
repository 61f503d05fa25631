"""What other servers of this API can do and this one cannot: refused by name, never quietly ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.worker.server.fields import Fields

_FIELDS: dict[str, Callable[[object], bool]] = {
    "n": lambda value: value not in (1, None),
    "best_of": lambda value: value not in (1, None),
    "use_beam_search": bool,
    "suffix": bool,
    "prompt_logprobs": lambda value: value is not None,
    "guided_regex": bool,
    "guided_whitespace_pattern": bool,
    "functions": bool,
    "function_call": bool,
    "audio": bool,
    "prompt_embeds": bool,
}
"""Whether a field's value asks for something that is not there."""


def refuse_unsupported(fields: Fields) -> None:
    """Check a request for what cannot be done.

    Raises:
        ApiError: names the first such field.

    """
    for name, asks in _FIELDS.items():
        if fields.get(name) is not None and asks(fields.get(name)):
            raise unsupported(name)


def unsupported(name: str, what: str | None = None) -> ApiError:
    """Return the error for one field."""
    return ApiError(
        say(
            "{name} asks for {value} that this engine does not support: leave it out.",
            name=name,
            value=what or "something",
        ),
        code="unsupported",
        param=name,
    )
