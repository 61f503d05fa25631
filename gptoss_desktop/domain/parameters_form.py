"""What an answer is to be: free text, or a form that the engine holds it to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gptoss_desktop.domain.parameters_ranges import ParameterError
from gptoss_desktop.domain.said import say

MAX_FORM_LENGTH = 256 * 1024
"""Characters; the llama.cpp engine's limit for a grammar or a schema."""
MAX_CHOICES = 4096
"""Both engines take as many; a person writes a few."""


class FormKind(StrEnum):
    """The forms that an engine can hold an answer to. No form at all is free text."""

    OBJECT = "json"
    """Any JSON object."""
    SCHEMA = "schema"
    """JSON that a JSON Schema describes."""
    CHOICE = "choice"
    """One of several texts."""
    REGEX = "regex"
    """A text that a regular expression matches as a whole."""
    GRAMMAR = "grammar"
    """A text that a grammar describes."""


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """A form as a person wrote it.

    `text` is the schema, the regular expression, the grammar, or the choices, one a line; `name` is what a
    schema is called, where it has a name.
    """

    kind: FormKind
    text: str = ""
    name: str = ""

    @property
    def is_json(self) -> bool:
        """Whether the answer is JSON."""
        return self.kind in {FormKind.OBJECT, FormKind.SCHEMA}

    @property
    def choices(self) -> tuple[str, ...]:
        """The texts of a choice."""
        return tuple(line.strip() for line in self.text.splitlines() if line.strip())

    def schema(self) -> dict[str, Any]:
        """Return the schema that the answer is held to; that of any object where the form says no more.

        Raises:
            ParameterError: the text is not a JSON object.

        """
        if self.kind is FormKind.OBJECT:
            return {"type": "object"}
        try:
            found = json.loads(self.text)
        except (ValueError, RecursionError) as error:
            raise _wrong(
                say("The JSON schema of the answer cannot be read: {problem}", problem=str(error))
            ) from None
        if not isinstance(found, dict):
            raise _wrong(say("The JSON schema of the answer must be a JSON object."))
        return found


def check_form(form: AnswerForm | None) -> None:
    """Check that a form says something an engine can be asked for.

    Raises:
        ParameterError: it is empty, too long, or a schema that is not a JSON object.

    """
    if form is None or form.kind is FormKind.OBJECT:
        return
    if len(form.text) > MAX_FORM_LENGTH:
        raise _wrong(
            say(
                "The form of the answer has {length} characters; at most {most} are possible.",
                length=len(form.text),
                most=MAX_FORM_LENGTH,
            )
        )
    if form.kind is FormKind.SCHEMA:
        form.schema()
    elif form.kind is FormKind.CHOICE and not 1 <= len(form.choices) <= MAX_CHOICES:
        raise _wrong(
            say("The answer is to be one of several texts: write 1 to {most}, one a line.", most=MAX_CHOICES)
        )
    elif not form.text.strip():
        raise _wrong(say("The form of the answer is empty: write it, or choose free text."))


def _wrong(said: Any) -> ParameterError:  # noqa: ANN401
    return ParameterError("response_format", "", "a form", said)
