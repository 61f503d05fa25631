"""What a request says its answer must be, in OpenAI's name for it and in vLLM's new and old ones."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.grammar.source import Form, Source
from gptoss_desktop.worker.server.fields import Fields, wrong
from gptoss_desktop.worker.server.unsupported import unsupported

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHOICES = 4096
_ANY_OBJECT = Source(Form.SCHEMA, '{"type": "object"}')
_OLD_NAMES = {
    "json": "guided_json",
    "json_object": "guided_json_object",
    "choice": "guided_choice",
    "grammar": "guided_grammar",
}
_NOT_DONE = (
    "regex",
    "structural_tag",
    "whitespace_pattern",
    "disable_any_whitespace",
    "disable_additional_properties",
)


@dataclass(frozen=True, slots=True)
class Structure:
    """A grammar, and the field that asked for it, which an error about it names."""

    field: str
    source: Source


def parse_structure(fields: Fields) -> Structure | None:
    """Return what binds the answer, None where nothing does.

    Raises:
        ApiError: a field has the wrong form or asks for what cannot be done, or there are two.
    """
    found = [*_response_format(fields), *_structured_outputs(fields), *_old_fields(fields)]
    if len(found) > 1:
        raise ApiError(
            say(
                "{field} and {field_2} both say what the answer must be: leave one of them out.",
                field=found[0].field,
                field_2=found[1].field,
            ),
            param=found[1].field,
        )
    return found[0] if found else None


def _response_format(fields: Fields) -> Iterator[Structure]:
    form = Fields(fields.mapping("response_format"))
    kind = form.text("type")
    if kind == "json_object":
        yield Structure("response_format", _ANY_OBJECT)
    elif kind == "json_schema":
        schema = Fields(form.mapping("json_schema")).get("schema")
        if schema is None:
            raise wrong("response_format.json_schema.schema", None, "a JSON schema")
        yield Structure("response_format", _schema(schema, "response_format.json_schema.schema"))
    elif kind not in (None, "text") or (kind is None and form.body):
        raise wrong("response_format.type", kind, "text, json_object or json_schema")


def _structured_outputs(fields: Fields) -> Iterator[Structure]:
    outputs = Fields(fields.mapping("structured_outputs"))
    for name in _NOT_DONE:
        if outputs.get(name):
            raise unsupported(f"structured_outputs.{name}")
    for name in _OLD_NAMES:
        yield from _kind(outputs, name, name, f"structured_outputs.{name}")


def _old_fields(fields: Fields) -> Iterator[Structure]:
    for name, old_name in _OLD_NAMES.items():
        yield from _kind(fields, name, old_name, old_name)


def _kind(fields: Fields, kind: str, name: str, shown: str) -> Iterator[Structure]:
    value = fields.get(name)
    if value is None:
        return
    if kind == "json":
        yield Structure(shown, _schema(value, shown))
    elif kind == "json_object":
        if fields.flag(name):
            yield Structure(shown, _ANY_OBJECT)
    elif kind == "choice":
        yield Structure(shown, _choice(value, shown))
    elif isinstance(value, str):
        yield Structure(shown, Source(Form.GBNF, value))
    else:
        raise wrong(shown, value, "a grammar in GBNF")


def _schema(value: object, shown: str) -> Source:
    if not isinstance(value, str | dict | bool):
        raise wrong(shown, value, "a JSON schema")
    return Source(Form.SCHEMA, value if isinstance(value, str) else json.dumps(value))


def _choice(value: object, shown: str) -> Source:
    is_list = isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    if not is_list or not isinstance(value, list) or not 1 <= len(value) <= MAX_CHOICES:
        raise wrong(
            shown,
            value,
            say("a list of 1 to {max_choices} strings, none of them empty", max_choices=MAX_CHOICES),
        )
    return Source(Form.CHOICE, json.dumps(value))
