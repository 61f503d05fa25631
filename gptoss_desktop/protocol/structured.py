"""What a person may ask the text of an answer to be: the constraint as a value, and its form on the wire.

On gpt-oss only the final channel is held to it: the reasoning is free.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from gptoss_desktop.domain.parameters_form import FormKind

if TYPE_CHECKING:
    from gptoss_desktop.domain.parameters_form import AnswerForm


@dataclass(frozen=True, slots=True)
class JsonSchema:
    """The answer is JSON that a JSON Schema describes."""

    schema: dict[str, Any]
    name: str = "answer"

    def fields(self) -> dict[str, Any]:
        """Return the request's fields."""
        described = {"name": self.name, "schema": self.schema, "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": described}}


@dataclass(frozen=True, slots=True)
class JsonObject:
    """The answer is some JSON object."""

    def fields(self) -> dict[str, Any]:
        """Return the request's fields."""
        return {"response_format": {"type": "json_object"}}


@dataclass(frozen=True, slots=True)
class Choice:
    """The answer is one of these texts."""

    options: tuple[str, ...]

    def fields(self) -> dict[str, Any]:
        """Return the request's fields, which are vLLM's own."""
        return {"structured_outputs": {"choice": list(self.options)}}


@dataclass(frozen=True, slots=True)
class Regex:
    """The answer matches a regular expression as a whole."""

    pattern: str

    def fields(self) -> dict[str, Any]:
        """Return the request's fields, which are vLLM's own."""
        return {"structured_outputs": {"regex": self.pattern}}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The answer follows a context-free grammar in EBNF."""

    text: str

    def fields(self) -> dict[str, Any]:
        """Return the request's fields, which are vLLM's own."""
        return {"structured_outputs": {"grammar": self.text}}


StructuredOutput: TypeAlias = JsonSchema | JsonObject | Choice | Regex | Grammar


def of_form(form: AnswerForm | None) -> StructuredOutput | None:
    """Return the constraint of a form that a person wrote; None for free text.

    Raises:
        ParameterError: the form's schema is not a JSON object.
    """
    if form is None:
        return None
    match form.kind:
        case FormKind.OBJECT:
            return JsonObject()
        case FormKind.SCHEMA:
            return JsonSchema(form.schema())
        case FormKind.CHOICE:
            return Choice(form.choices)
        case FormKind.REGEX:
            return Regex(form.text)
        case FormKind.GRAMMAR:
            return Grammar(form.text)
