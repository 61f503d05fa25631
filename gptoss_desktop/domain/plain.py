"""Generation parameters as plain values that a file can hold, and back without trust in the file."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.parameters import (
    GenerationParameters,
    ParameterError,
    ReasoningEffort,
    check_range,
    check_stop,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBERS = ("temperature", "top_p", "top_k", "min_p", "max_tokens", "repetition_penalty", "seed")


def parameters_to_plain(parameters: GenerationParameters) -> dict[str, Any]:
    """Return what differs from the defaults, as JSON values by name."""
    found: dict[str, Any] = {}
    for field in fields(parameters):
        value = getattr(parameters, field.name)
        if value != field.default:
            found[field.name] = list(value) if isinstance(value, tuple) else value
    return found


def parameters_from_plain(plain: Mapping[str, object]) -> GenerationParameters:
    """Return the parameters; a value that is unknown, of a wrong type or out of range becomes the default."""
    found: dict[str, Any] = {name: _number(name, plain[name]) for name in _NUMBERS if name in plain}
    prompt = plain.get("system_prompt")
    return GenerationParameters(
        **found,
        stop=_stop(plain.get("stop")),
        system_prompt=prompt if isinstance(prompt, str) else "",
        reasoning_effort=_effort(plain.get("reasoning_effort")),
    )


def _number(name: str, value: object) -> float | None:
    if not isinstance(value, int | float):
        return None
    try:
        check_range(name, value)
    except ParameterError:
        return None
    return value


def _stop(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        return ()
    try:
        check_stop(tuple(value))
    except ParameterError:
        return ()
    return tuple(value)


def _effort(value: object) -> ReasoningEffort | None:
    if isinstance(value, str) and value in tuple(ReasoningEffort):
        return ReasoningEffort(value)
    return None
