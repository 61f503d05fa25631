"""Where in a JSON text something stands, and what is wrong with a text that is no JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class JsonProblem:
    """What is wrong with a text, and where; `line` and `column` count from 1."""

    said: Said
    line: int = 1
    column: int = 1


class JsonProblemError(ValueError):
    """A text is no JSON."""

    def __init__(self, problem: JsonProblem) -> None:
        self.problem = problem
        super().__init__(str(problem.said))


def read_json(text: str) -> Any:  # noqa: ANN401  any JSON value
    """Return the value of a JSON text.

    Raises:
        JsonProblemError: it is none, or nests too deep.

    """
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        said = _MESSAGES.get(error.msg, say("This is not JSON: {message}.", message=error.msg))
        raise JsonProblemError(JsonProblem(said, error.lineno, error.colno)) from None
    except RecursionError:
        raise JsonProblemError(JsonProblem(say("There are too many brackets inside each other."))) from None
    except ValueError as error:
        said = say("{value} is not a value of JSON.", value=str(error))
        raise JsonProblemError(problem_at(text, max(text.find(str(error)), 0), said)) from None


def problem_at(text: str, offset: int, said: Said) -> JsonProblem:
    """Return the problem at a place in a text."""
    return JsonProblem(said, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def locate(text: str, path: Sequence[str | int]) -> int:
    """Return where the value at a path begins in a valid JSON text.

    Where the path goes on beyond what is there, it is where the last value of it begins.
    """
    at = _skip(text, 0)
    for step in path:
        inside = _member(text, at, step) if text[at] == "{" else _item(text, at, step)
        if inside is None:
            return at
        at = inside
    return at


def _member(text: str, at: int, name: str | int) -> int | None:
    """Return where the value of a member begins; of several with the name the last counts."""
    found = None
    at = _skip(text, at + 1)
    while text[at] == '"':
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)  # behind the colon
        if key == name:
            found = at
        at = _skip(text, _DECODER.raw_decode(text, at)[1])
        if text[at] != ",":
            break
        at = _skip(text, at + 1)
    return found


def _item(text: str, at: int, number: str | int) -> int | None:
    if text[at] != "[":
        return None
    at = _skip(text, at + 1)
    for index in range(int(number) + 1):
        if text[at] == "]":
            return None
        if index == number:
            return at
        at = _skip(text, _DECODER.raw_decode(text, at)[1])
        if text[at] != ",":
            return None
        at = _skip(text, at + 1)
    return None


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _no_constant(name: str) -> float:
    raise ValueError(name)


_MESSAGES: Mapping[str, Said] = MappingProxyType(
    {
        "Expecting value": say("A value is missing here."),
        "Expecting ',' delimiter": say("A comma or a closing bracket is missing here."),
        "Expecting ':' delimiter": say("A colon is missing here."),
        "Expecting property name enclosed in double quotes": say("A name in double quotes is missing here."),
        "Illegal trailing comma before end of object": say("There is a comma too many here."),
        "Illegal trailing comma before end of array": say("There is a comma too many here."),
        "Unterminated string starting at": say("The text that begins here is not closed by a quote."),
        "Invalid control character at": say("A text cannot go over the end of a line: write \\n."),
        "Invalid \\escape": say("There is no such escape; a backslash itself is written \\\\."),
        "Invalid \\uXXXX escape": say("Four hexadecimal digits belong behind \\u."),
        "Extra data": say("There is more behind the end of the JSON."),
    }
)
"""The messages of Python's decoder."""
