"""The values of enum and const."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

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
        raise GrammarError(f"{others[0]} in {where} is not supported beside enum or const.")
    values = schema.get("enum", [schema.get("const")])
    if not isinstance(values, list) or not values:
        raise GrammarError(f"enum in {where} must be a list with at least one value.")
    texts = {_text(value, where) for value in values if _fits(value, schema, where)}
    if "const" in schema:
        texts &= {_text(schema["const"], where)}
    if not texts:
        raise GrammarError(f"No value in {where} is of its type.")
    return one_of_texts(texts)


def _fits(value: object, schema: Mapping[str, Any], where: str) -> bool:
    return "type" not in schema or any(has_type(value, kind) for kind in types_of(schema, where))


def _text(value: object, where: str) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise GrammarError(f"A value in {where} is no JSON.") from None
