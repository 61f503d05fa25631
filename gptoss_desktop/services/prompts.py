"""The variables of system prompts: what they stand for at the moment a prompt is sent."""

from __future__ import annotations

import getpass
import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLES = ("date", "time", "user", "classification")
_VARIABLE = re.compile(r"\{\{ ?([A-Za-z_]+) ?\}\}")
"""Two braces, a word, two braces: what other template languages write beside it is left as it is."""


@dataclass(frozen=True, slots=True)
class PromptVariables:
    """The values of one moment. Dates and times are written the international way: models know it best."""

    date: str
    time: str
    user: str
    classification: str

    def value(self, name: str) -> str:
        """Return the value of one of `VARIABLES`."""
        found: str = getattr(self, name)
        return found


def variables_now(classification: str) -> PromptVariables:
    """Return the values of this moment; the user is the account that the program runs under."""
    now = datetime.now().astimezone()
    return PromptVariables(now.date().isoformat(), now.strftime("%H:%M"), _user_name(), classification)


def fill(text: str, variables: PromptVariables) -> str:
    """Return the text with its variables filled in; what is none of them stays as it is."""

    def value(found: re.Match[str]) -> str:
        return variables.value(found[1]) if found[1] in VARIABLES else found[0]

    return _VARIABLE.sub(value, text)


def unknown_variables(text: str) -> tuple[str, ...]:
    """Return the names between double braces that are no variables, each once, in order."""
    names = dict.fromkeys(found[1] for found in _VARIABLE.finditer(text))
    return tuple(name for name in names if name not in VARIABLES)


def variables_used(text: str) -> tuple[str, ...]:
    """Return the variables in a text, each once, in order."""
    names = dict.fromkeys(found[1] for found in _VARIABLE.finditer(text))
    return tuple(name for name in names if name in VARIABLES)


def warning(text: str, values: Mapping[str, str] | None = None) -> Said | None:
    """Return the sentence about a variable that is unknown, or that has no value; None where all is well."""
    unknown = unknown_variables(text)
    if unknown:
        return say(
            "{name} is not a variable and is sent as it stands. There are {known}.",
            name=f"{{{{{unknown[0]}}}}}",
            known=", ".join(f"{{{{{name}}}}}" for name in VARIABLES),
        )
    empty = next((name for name in variables_used(text) if values is not None and not values.get(name)), None)
    if empty is not None:
        return say("{name} has no value yet: it is set in the settings.", name=f"{{{{{empty}}}}}")
    return None


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name
        return ""
