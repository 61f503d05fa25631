"""Numbers within bounds, digit by digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.expression import (
    EMPTY,
    NOTHING,
    Expression,
    Repeated,
    any_of,
    characters,
    in_turn,
    optional,
    text,
)
from gptoss_desktop.worker.grammar.json_text import DIGIT, INTEGER, MOST_DIGITS, NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGITS = "0123456789"
_FRACTION = 6
"""Digits after the point that a bounded number may have, where its bounds have no more."""
_PRECISE = 15
"""Decimal digits that a float keeps apart."""


@dataclass(frozen=True, slots=True)
class _Bound:
    value: Decimal
    inclusive: bool = True


def number_expression(schema: Mapping[str, Any], where: str, *, whole: bool) -> Expression:
    """Return the numbers, or whole numbers, that a schema's bounds allow.

    Raises:
        GrammarError: a bound is no number, or has more digits than can be kept apart.
    """
    step = schema.get("multipleOf")
    if step is not None and not (whole and step == 1):
        raise GrammarError(say("multipleOf in {where} is not supported.", where=where))
    low = _bound(schema, "minimum", "exclusiveMinimum", where, is_low=True)
    high = _bound(schema, "maximum", "exclusiveMaximum", where, is_low=False)
    if low is None and high is None:
        return INTEGER if whole else NUMBER
    if whole:
        return _integers(low, high)
    return any_of((_magnitudes(low, high), in_turn(text("-"), _magnitudes(_mirror(high), _mirror(low)))))


def _bound(
    schema: Mapping[str, Any], inclusive: str, exclusive: str, where: str, *, is_low: bool
) -> _Bound | None:
    found = []
    for name in (inclusive, exclusive):
        value = schema.get(name)
        if value is None:
            continue
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124  NaN
            raise GrammarError(say("{name} in {where} must be a number.", name=name, where=where))
        decimal = Decimal(repr(value))
        if not decimal.is_finite() or abs(decimal.adjusted()) > _PRECISE:
            raise GrammarError(
                say(
                    "{name} in {where} has more than {precise} digits.",
                    name=name,
                    where=where,
                    precise=_PRECISE,
                )
            )
        found.append(_Bound(decimal, name == inclusive))
    if not found:
        return None
    tightest = max if is_low else min
    extreme = tightest(bound.value for bound in found)
    return _Bound(extreme, all(bound.inclusive for bound in found if bound.value == extreme))


def _mirror(bound: _Bound | None) -> _Bound | None:
    return None if bound is None else _Bound(-bound.value, bound.inclusive)


def _integers(low: _Bound | None, high: _Bound | None) -> Expression:
    least = None if low is None else _next_whole(low)
    most_mirrored = None if high is None else _next_whole(_Bound(-high.value, high.inclusive))
    most = None if most_mirrored is None else -most_mirrored
    negative = _naturals(1 if most is None else max(1, -most), None if least is None else -least)
    return any_of((_naturals(max(0, least or 0), most), in_turn(text("-"), negative)))


def _next_whole(low: _Bound) -> int:
    whole = int(low.value.to_integral_value(rounding=ROUND_CEILING))
    return whole + 1 if whole == low.value and not low.inclusive else whole


def _naturals(low: int, high: int | None) -> Expression:
    """Return the whole numbers from `low`, which is not negative, to `high`."""
    top = 10 ** max(MOST_DIGITS, len(str(low))) - 1 if high is None else high
    options = []
    for length in range(len(str(low)), len(str(max(top, 0))) + 1):
        first = max(low, 10 ** (length - 1) if length > 1 else 0)
        last = min(top, 10**length - 1)
        if first <= last:
            options.append(_fixed(str(first), str(last)))
    return any_of(options)


def _fixed(low: str, high: str) -> Expression:
    """Return the digits from `low` to `high`, which are equally many."""
    if not low:
        return EMPTY
    rest = len(low) - 1
    if low[0] == high[0]:
        return in_turn(text(low[0]), _fixed(low[1:], high[1:]))
    if low == "0" * len(low) and high == "9" * len(high):
        return Repeated(DIGIT, len(low), len(low))
    between = _DIGITS[int(low[0]) + 1 : int(high[0])]
    options = [in_turn(text(low[0]), _fixed(low[1:], "9" * rest))]
    if between:
        options.append(in_turn(characters(between), Repeated(DIGIT, rest, rest)))
    options.append(in_turn(text(high[0]), _fixed("0" * rest, high[1:])))
    return any_of(options)


def _magnitudes(low: _Bound | None, high: _Bound | None) -> Expression:
    """Return the numbers without a sign between two bounds; a lower bound of None is 0."""
    if low is None or low.value < 0:
        low = _Bound(Decimal(0))
    size = max(_places(low), _places(high) if high else 0, _FRACTION)
    size = min(size, max(_PRECISE - len(str(int(low.value))), 1))
    low = _rounded(low, size, ROUND_CEILING)
    high = None if high is None else _rounded(high, size, ROUND_FLOOR)
    if high is not None and high.value < low.value:
        return NOTHING
    limits = _Limits(low, high, size)
    free = optional(in_turn(text("."), Repeated(DIGIT, 1, size)))
    whole, part = _split(low, size)
    if high is None:
        at_low = in_turn(text(str(whole)), _fraction(limits, part, None))
        return any_of((at_low, in_turn(_naturals(whole + 1, None), free)))
    high_whole, high_part = _split(high, size)
    if whole == high_whole:
        return in_turn(text(str(whole)), _fraction(limits, part, high_part))
    return any_of(
        (
            in_turn(text(str(whole)), _fraction(limits, part, None)),
            in_turn(_naturals(whole + 1, high_whole - 1), free),
            in_turn(text(str(high_whole)), _fraction(limits, None, high_part)),
        )
    )


def _rounded(bound: _Bound, size: int, rounding: str) -> _Bound:
    """Return a bound of so many digits after the point, not wider than the given one."""
    value = bound.value.quantize(Decimal(1).scaleb(-size), rounding)
    return bound if value == bound.value else _Bound(value)


@dataclass(frozen=True, slots=True)
class _Limits:
    low: _Bound
    high: _Bound | None
    size: int


def _places(bound: _Bound) -> int:
    exponent = bound.value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _split(bound: _Bound, size: int) -> tuple[int, str]:
    """Return the whole part of a bound, and the digits after its point."""
    whole, _, part = f"{bound.value:.{size}f}".partition(".")
    return int(whole), part


def _fraction(limits: _Limits, low: str | None, high: str | None) -> Expression:
    """Return the point and digits after a whole number that is as large as a bound (None: as neither)."""
    digits = in_turn(text("."), _digits(limits, low, high, limits.size))
    return optional(digits) if _may_end(limits, low, high) else digits


def _digits(limits: _Limits, low: str | None, high: str | None, room: int) -> Expression:
    """Return at least one more digit; `low` and `high` are what is left of bounds that are met so far."""
    if not room:
        return NOTHING
    if low is None and high is None:
        return Repeated(DIGIT, 1, room)
    first = int(low[0]) if low is not None else 0
    last = int(high[0]) if high is not None else 9
    options = []
    for digit in sorted({first, last} if first <= last else ()):
        low_rest = low[1:] if low is not None and digit == first else None
        high_rest = high[1:] if high is not None and digit == last else None
        options.append(in_turn(text(str(digit)), _rest(limits, low_rest, high_rest, room - 1)))
    between = _DIGITS[first + 1 : last]
    if between:
        options.append(in_turn(characters(between), Repeated(DIGIT, 0, room - 1)))
    return any_of(options)


def _rest(limits: _Limits, low: str | None, high: str | None, room: int) -> Expression:
    if low is None and high is None:
        return Repeated(DIGIT, 0, room)
    digits = _digits(limits, low, high, room)
    return optional(digits) if _may_end(limits, low, high) else digits


def _may_end(limits: _Limits, low: str | None, high: str | None) -> bool:
    """Whether a number that so far met what came before these digits of its bounds may end here."""
    if low is not None and (low.strip("0") or not limits.low.inclusive):
        return False
    return high is None or bool(high.strip("0")) or (limits.high is not None and limits.high.inclusive)
