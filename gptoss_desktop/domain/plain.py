"""Generation parameters as plain values that a file can hold, and back without trust in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.parameters import (
    GenerationParameters,
    ParameterError,
    check_lengths,
    is_set,
)
from gptoss_desktop.domain.parameters_table import PARAMETERS
from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1
"""Raised when a name means something else than before; a new name needs no new version."""


def parameters_to_plain(parameters: GenerationParameters) -> dict[str, Any]:
    """Return what differs from the defaults, as JSON values by name, and the version where there is any."""
    found: dict[str, Any] = {}
    for spec in PARAMETERS:
        value = getattr(parameters, spec.name)
        if is_set(value):
            found[spec.name] = spec.kind.to_plain(value)
    return {"version": VERSION, **found} if found else {}


def parameters_from_plain(plain: Mapping[str, object]) -> GenerationParameters:
    """Return the parameters; a value that is unknown, of a wrong type or out of range becomes the default."""
    found: dict[str, Any] = {}
    for spec in PARAMETERS:
        if spec.name in plain:
            try:
                found[spec.name] = spec.kind.from_plain(spec.wire_name, plain[spec.name])
            except ParameterError:
                continue
    try:
        check_lengths(found.get("min_tokens"), found.get("max_tokens"))
    except ParameterError:
        del found["min_tokens"]
    return GenerationParameters(**found)


def parameters_from_file(plain: Mapping[str, object]) -> GenerationParameters:
    """Return the parameters of a file that a person chose: nothing in it is passed over.

    Raises:
        ParameterError: a value is of a wrong type or out of range, or a name is not one of a parameter.

    """
    names = {spec.name for spec in PARAMETERS}
    unknown = next((name for name in plain if name not in names and name != "version"), None)
    if unknown is not None:
        raise ParameterError(
            unknown, "not a parameter", "left out", say("There is no parameter “{name}”.", name=unknown)
        )
    found = {
        spec.name: spec.kind.from_plain(spec.wire_name, plain[spec.name])
        for spec in PARAMETERS
        if plain.get(spec.name) is not None
    }
    parameters = GenerationParameters(**found)  # type: ignore[arg-type]  # each checked by its kind
    parameters.validate()
    return parameters
