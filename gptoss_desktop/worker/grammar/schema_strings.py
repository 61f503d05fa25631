"""Strings of a length, or of a well-known form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.worker.grammar.expression import (
    Expression,
    Repeated,
    any_of,
    characters,
    in_turn,
    optional,
    text,
)
from gptoss_desktop.worker.grammar.json_text import CHARACTER, DIGIT, STRING
from gptoss_desktop.worker.grammar.schema_counts import counts

if TYPE_CHECKING:
    from collections.abc import Mapping


def string_expression(schema: Mapping[str, Any], where: str) -> Expression:
    """Return the strings that a schema allows.

    A format is enforced where its form is simple and no length is given; any other is a comment, as JSON
    Schema has it.

    Raises:
        GrammarError: a length is no number.
    """
    least, most = counts(schema, "minLength", "maxLength", where)
    if least == 0 and most is None:
        form = schema.get("format")
        inner = FORMATS.get(form) if isinstance(form, str) else None
        return STRING if inner is None else in_turn(text('"'), inner, text('"'))
    return in_turn(text('"'), Repeated(CHARACTER, least, most), text('"'))


def _digits(count: int) -> Expression:
    return Repeated(DIGIT, count, count)


def _hex(count: int) -> Expression:
    return Repeated(characters("0123456789abcdef"), count, count)


def _two(*options: tuple[str, str]) -> Expression:
    return any_of(in_turn(characters(tens), characters(ones)) for tens, ones in options)


_ONES = "0123456789"
_DAYS = {28: ("02",), 30: ("04", "06", "09", "11"), 31: ("01", "03", "05", "07", "08", "10", "12")}


def _month_and_day() -> Expression:
    upto = {
        28: _two(("0", "123456789"), ("1", _ONES), ("2", "012345678")),
        30: _two(("0", "123456789"), ("12", _ONES), ("3", "0")),
        31: _two(("0", "123456789"), ("12", _ONES), ("3", "01")),
    }
    return any_of(in_turn(any_of(map(text, months)), text("-"), upto[days]) for days, months in _DAYS.items())


# The year 0000 is none to most programs; the 29th of February is left out rather than counted.
_YEAR = in_turn(characters("12"), _digits(3))
_DATE = in_turn(_YEAR, text("-"), _month_and_day())
_SIXTY = _two(("012345", _ONES))
_HOUR = _two(("01", _ONES), ("2", "0123"))
_CLOCK = in_turn(
    _HOUR, text(":"), _SIXTY, text(":"), _SIXTY, optional(in_turn(text("."), Repeated(DIGIT, 1, 6)))
)
_TIME = in_turn(_CLOCK, any_of((text("Z"), in_turn(characters("+-"), _HOUR, text(":"), _SIXTY))))
_BYTE = any_of(
    (
        DIGIT,
        _two(("123456789", _ONES)),
        in_turn(text("1"), _digits(2)),
        in_turn(text("2"), _two(("01234", _ONES), ("5", "012345"))),
    )
)

FORMATS: dict[str, Expression] = {
    "date": _DATE,
    "time": _TIME,
    "date-time": in_turn(_DATE, text("T"), _TIME),
    "uuid": in_turn(_hex(8), *(part for _ in range(3) for part in (text("-"), _hex(4))), text("-"), _hex(12)),
    "ipv4": in_turn(_BYTE, *(part for _ in range(3) for part in (text("."), _BYTE))),
}
"""The forms that are enforced, as RFC 3339, RFC 9562 and RFC 2673 write them."""
