"""Typed access to the fields of a request's JSON object, each fault with its sentence."""

from __future__ import annotations

from typing import Any

from gptoss_desktop.domain.parameters import RANGES, ParameterError, check_range
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError

LONGEST_SHOWN = 40
"""Characters of a value that an error repeats."""


class Fields:
    """The fields of one body. One that is absent or null gives the default; unknown ones are ignored."""

    def __init__(self, body: dict[str, Any]) -> None:
        self.body = body

    def get(self, name: str) -> object:
        """Return the raw value, None where it is absent."""
        return self.body.get(name)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a boolean."""
        value = self.body.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise wrong(name, value, "true or false")
        return value

    def maybe_flag(self, name: str) -> bool | None:
        """Return a boolean, None where it is absent."""
        return None if self.body.get(name) is None else self.flag(name)

    def text(self, name: str) -> str | None:
        """Return a string."""
        value = self.body.get(name)
        if value is not None and not isinstance(value, str):
            raise wrong(name, value, "a string")
        return value

    def mapping(self, name: str) -> dict[str, Any]:
        """Return an object, empty where it is absent."""
        value = self.body.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise wrong(name, value, "an object")
        return value

    def number(self, name: str, *, limits: str | None = None) -> float | int | None:
        """Return a number within `RANGES[limits or name]`, an int where the range is one of whole numbers."""
        value = self.body.get(name)
        if value is None:
            return None
        limits = limits or name
        try:
            check_range(limits, value)
        except ParameterError as error:
            raise out_of_range(ParameterError(name, _shown(value), error.allowed)) from None
        return int(value) if RANGES[limits].integer else float(value)

    def whole(self, name: str, *, limits: str | None = None) -> int | None:
        """Return a whole number within its range."""
        value = self.number(name, limits=limits)
        return None if value is None else int(value)

    def strings(self, name: str) -> tuple[str, ...]:
        """Return a list of strings; one string is a list of one."""
        value = self.body.get(name)
        if value is None:
            return ()
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise wrong(name, value, "a string or a list of strings")
        return tuple(items)

    def tokens(self, name: str, n_vocab: int) -> tuple[int, ...]:
        """Return a list of token ids of a vocabulary of `n_vocab` tokens."""
        value = self.body.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(is_token(item, n_vocab) for item in value):
            raise wrong(name, value, say("a list of token ids from 0 to {value}", value=n_vocab - 1))
        return tuple(value)


def is_token(value: object, n_vocab: int) -> bool:
    """Whether a value is a token id."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < n_vocab


def wrong(name: str, value: object, allowed: str) -> ApiError:
    """Return the error for a field of the wrong type or form."""
    return ApiError(
        say("{name} is {shown}, but it must be {allowed}.", name=name, shown=_shown(value), allowed=allowed),
        param=name,
    )


def out_of_range(error: ParameterError) -> ApiError:
    """Return the error for a parameter that is out of its range."""
    return ApiError(str(error), code="parameter_out_of_range", param=error.name)


def _shown(value: object) -> object:
    if isinstance(value, int | float | bool) or value is None:
        return value
    if isinstance(value, str):
        return (
            repr(value)
            if len(value) <= LONGEST_SHOWN
            else say("a string of {count} characters", count=len(value))
        )
    return "an object" if isinstance(value, dict) else "a list"
