"""The grammar of JSON itself, as far as an answer needs it: bounded space, no number without an end."""

from __future__ import annotations

from gptoss_desktop.worker.grammar.expression import (
    EMPTY,
    AnyOf,
    Expression,
    InTurn,
    Named,
    One,
    Repeated,
    any_of,
    characters,
    characters_but,
    in_turn,
    optional,
    text,
)

SPACE = Named("space")
STRING = Named("string")
NUMBER = Named("number")
INTEGER = Named("integer")
BOOLEAN = Named("boolean")
NULL = Named("null")
VALUE = Named("value")
OBJECT = Named("object")
ARRAY = Named("array")

MOST_DIGITS = 16
"""Digits of an integer, or of a fraction. A model that counts on for ever must come to an end."""
MOST_INDENT = 32
"""Spaces at the beginning of a line."""

_CONTROL = "".join(map(chr, range(0x20)))
PLAIN_CHARACTER: One = characters_but('"\\' + _CONTROL)
"""A character of a string that stands for itself."""
DIGIT = characters("0123456789")
_HEX = characters("0123456789abcdefABCDEF")
# Half a surrogate pair is no character, and a whole one would count as two: both are written as they are.
_CODE = AnyOf(
    (
        InTurn((characters("0123456789abcefABCEF"), Repeated(_HEX, 3, 3))),
        InTurn((characters("dD"), characters("01234567"), Repeated(_HEX, 2, 2))),
    )
)
CHARACTER = AnyOf(
    (
        PLAIN_CHARACTER,
        InTurn((text("\\"), AnyOf((characters('"\\/bfnrt'), InTurn((text("u"), _CODE)))))),
    )
)
"""A character of a string, escaped or not."""


def listed(items: Expression, opening: str, closing: str) -> Expression:
    """Return a list in its brackets, spaced as one likes; `items` holds the commas."""
    return in_turn(text(opening), SPACE, items, SPACE, text(closing))


def empty_list(opening: str, closing: str) -> Expression:
    """Return the list of nothing."""
    return in_turn(text(opening), SPACE, text(closing))


def separated(item: Expression, least: int, most: int | None) -> Expression:
    """Return `least` to `most` times an item, at least once, with commas between."""
    more = Repeated(in_turn(COMMA, item), max(least - 1, 0), None if most is None else most - 1)
    return in_turn(item, more)


COMMA = in_turn(text(","), SPACE)
COLON = in_turn(text(":"), SPACE)

_pair = in_turn(STRING, COLON, VALUE)
RULES: dict[str, Expression] = {
    "space": any_of((EMPTY, text(" "), in_turn(text("\n"), Repeated(characters(" \t"), 0, MOST_INDENT)))),
    "string": in_turn(text('"'), Repeated(CHARACTER), text('"')),
    "integer": in_turn(
        optional(text("-")),
        any_of((text("0"), in_turn(characters("123456789"), Repeated(DIGIT, 0, MOST_DIGITS - 1)))),
    ),
    "number": in_turn(
        INTEGER,
        optional(in_turn(text("."), Repeated(DIGIT, 1, MOST_DIGITS))),
        optional(in_turn(characters("eE"), optional(characters("+-")), Repeated(DIGIT, 1, 2))),
    ),
    "boolean": any_of((text("true"), text("false"))),
    "null": text("null"),
    "object": any_of((empty_list("{", "}"), listed(separated(_pair, 1, None), "{", "}"))),
    "array": any_of((empty_list("[", "]"), listed(separated(VALUE, 1, None), "[", "]"))),
    "value": any_of((OBJECT, ARRAY, STRING, NUMBER, BOOLEAN, NULL)),
}
"""The rules by the names above."""
