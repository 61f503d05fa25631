"""The values of enum and const."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.expression import Expression, one_of_texts
from gptoss_desktop.worker.grammar.schema_types import KNOWN, has_type, types_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def values_expression(schema: Mapping[str, Any], where: str) -> Expression:
    """Return exactly the values that a schema lists, written in one way.

    Raises:
        GrammarError: the list is none, or another keyword binds the values too.
    """
    others = sorted(name for name in schema if name in KNOWN and name not in ("enum", "const", "type"))
    if others:
        raise GrammarError(
            say("{others} in {where} is not supported beside enum or const.", others=others[0], where=where)
        )
    values = schema.get("enum", [schema.get("const")])
    if not isinstance(values, list) or not values:
        raise GrammarError(say("enum in {where} must be a list with at least one value.", where=where))
    texts = {_text(value, where) for value in values if _fits(value, schema, where)}
    if "const" in schema:
        texts &= {_text(schema["const"], where)}
    if not texts:
        raise GrammarError(say("No value in {where} is of its type.", where=where))
    return one_of_texts(texts)


def _fits(value: object, schema: Mapping[str, Any], where: str) -> bool:
    return "type" not in schema or any(has_type(value, kind) for kind in types_of(schema, where))


def _text(value: object, where: str) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise GrammarError(say("A value in {where} is no JSON.", where=where)) from None
