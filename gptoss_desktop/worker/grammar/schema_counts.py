"""Least and greatest counts of a schema: of characters, items, properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 16_384
"""No grammar counts further: a greater upper bound becomes this one, which keeps every answer valid."""


def counts(schema: Mapping[str, Any], least: str, most: str, where: str) -> tuple[int, int | None]:
    """Return the two counts that these keywords set, 0 and None where they are absent.

    Raises:
        GrammarError: one is no whole number, or the lower one is too great.
    """
    low = _count(schema, least, where) or 0
    high = _count(schema, most, where)
    if low > MOST:
        raise GrammarError(
            say(
                "{least} in {where} is {low}, but at most {most} is supported.",
                least=least,
                where=where,
                low=low,
                most=MOST,
            )
        )
    return low, None if high is None else min(high, MOST)


def _count(schema: Mapping[str, Any], name: str, where: str) -> int | None:
    value = schema.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1 << 53 or value % 1:
        raise GrammarError(
            say("{name} in {where} must be a whole number that is not negative.", name=name, where=where)
        )
    return int(value)
