"""Schemas and answers checked: whether a text is a JSON schema, and whether an answer keeps to its form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from jsonschema.validators import extend, validator_for
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from gptoss_desktop.domain.parameters import AnswerForm, ParameterError
from gptoss_desktop.domain.parameters_form import MAX_FORM_LENGTH
from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.services.json_places import (
    JsonProblem,
    JsonProblemError,
    locate,
    problem_at,
    read_json,
)
from gptoss_desktop.services.schema_words import breach, place, schema_breach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jsonschema.protocols import Validator

MOST_PROBLEMS = 50
"""A reader of more has learned nothing from the first ones."""
LONGEST_MATCHED = 10_000
"""Characters of a text that a pattern is tried on."""
_NESTED_REPEATS = re.compile(r"[+*}]\)*\)[+*{]|\([^()]*\|[^()]*\)[+*{]")
"""Patterns that may take time beyond all bounds; they are not tried."""
_VALUES = frozenset({"const", "enum", "default", "examples"})
"""Keywords under which values stand, and no schemas."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is wrong at one place of an answer."""

    path: tuple[str | int, ...]
    said: Said

    @property
    def where(self) -> str:
        """The place as people write it."""
        return place(self.path)


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """What an answer is. `is_json` says whether `value` is one; `problems` is empty where all is well."""

    is_json: bool
    value: Any
    problems: tuple[Place, ...]

    @property
    def is_right(self) -> bool:
        """Whether the answer is what it was to be."""
        return self.is_json and not self.problems


def check_schema(text: str) -> JsonProblem | None:
    """Return what is wrong with the text of a schema, None where nothing is.

    May take a second for a large one.
    """
    if not text.strip():
        return JsonProblem(say("Write a JSON schema, or begin with an example."))
    if len(text) > MAX_FORM_LENGTH:
        return JsonProblem(
            say(
                "The schema has {count} characters; {most} are possible.",
                count=len(text),
                most=MAX_FORM_LENGTH,
            )
        )
    try:
        schema = read_json(text)
    except JsonProblemError as error:
        return error.problem
    if not isinstance(schema, dict):
        return problem_at(text, locate(text, ()), say("A schema must be a JSON object, in braces."))
    try:
        return _metaschema_problem(text, schema) or _inner_problem(text, schema)
    except RecursionError:
        return JsonProblem(say("There are too many brackets inside each other."))


def check_answer(text: str, form: AnswerForm) -> AnswerCheck:
    """Return whether an answer keeps to a form in JSON. May take a second for a large one."""
    try:
        value = read_json(text)
    except JsonProblemError as error:
        problem = error.problem
        said = say(
            "The answer is not JSON. Line {line}, column {column}: {problem}",
            line=problem.line,
            column=problem.column,
            problem=problem.said,
        )
        return AnswerCheck(False, None, (Place((), said),))
    try:
        schema = form.schema()
        errors = islice(_validator(schema).iter_errors(value), MOST_PROBLEMS)
        problems = [Place(tuple(error.absolute_path), breach(error)) for error in errors]
    except ParameterError as error:
        problems = [Place((), error.said)]
    except Unresolvable as error:
        problems = [
            Place((), say("The schema refers to something that is not in it: {ref}", ref=str(error.ref)))
        ]
    except RecursionError:
        problems = [Place((), say("There are too many brackets inside each other."))]
    return AnswerCheck(True, value, tuple(sorted(problems, key=lambda found: [str(s) for s in found.path])))


def _metaschema_problem(text: str, schema: Mapping[str, Any]) -> JsonProblem | None:
    kind = validator_for(schema, default=Draft202012Validator)
    error = best_match(kind(kind.META_SCHEMA, registry=REGISTRY).iter_errors(schema))
    if error is None:
        return None
    return problem_at(text, locate(text, list(error.absolute_path)), schema_breach(error))


def _inner_problem(text: str, schema: Mapping[str, Any]) -> JsonProblem | None:
    """Look at references and patterns, of which the schema of schemas says nothing."""
    root = REGISTRY.with_resource("", DRAFT202012.create_resource(schema)).resolver()
    for path, name, value in _words(schema, ()):
        said = None
        if name == "$ref":
            try:
                root.lookup(value)
            except Unresolvable:
                said = say("“{ref}” is not in this schema, and others cannot be reached.", ref=value)
        elif name == "pattern":
            try:
                re.compile(value)
            except re.error as error:
                said = say(
                    "“{pattern}” is not a regular expression: {reason}.", pattern=value, reason=error.msg
                )
        if said is not None:
            return problem_at(text, locate(text, path), said)
    return None


def _words(schema: object, path: tuple[str | int, ...]) -> Iterator[tuple[Sequence[str | int], str, str]]:
    """Give every keyword with a text, with its path."""
    items = (
        schema.items() if isinstance(schema, dict) else enumerate(schema) if isinstance(schema, list) else ()
    )
    for name, value in items:
        if isinstance(value, str) and isinstance(name, str):
            yield (*path, name), name, value
        elif name not in _VALUES:
            yield from _words(value, (*path, name))


def _validator(schema: Mapping[str, Any]) -> Validator:
    kind = validator_for(schema, default=Draft202012Validator)
    careful: Any = extend(  # type: ignore[no-untyped-call]  # the stubs leave it out
        kind, {"pattern": _careful(kind, "pattern"), "patternProperties": _careful(kind, "patternProperties")}
    )
    # With a registry of its own nothing is ever fetched from a network.
    found: Validator = careful(schema, registry=REGISTRY)
    return found


def _careful(kind: Any, keyword: str) -> Any:  # noqa: ANN401  jsonschema's own types
    """Return a check that leaves out what might never end."""
    check = kind.VALIDATORS[keyword]

    def checked(validator: Any, value: Any, instance: Any, schema: Any) -> Iterator[Any]:  # noqa: ANN401
        patterns = [value] if isinstance(value, str) else list(value)
        too_long = isinstance(instance, str) and len(instance) > LONGEST_MATCHED
        if too_long or any(_NESTED_REPEATS.search(pattern) for pattern in patterns):
            return
        yield from check(validator, value, instance, schema) or ()

    return checked
