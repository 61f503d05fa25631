"""Lists as people write them into a field of several lines, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters import ParameterError
from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\\\": "\\"}


def parse_texts(text: str) -> tuple[str, ...]:
    """Return the texts of a field's lines; empty lines are none."""
    return tuple(_unescape(line) for line in text.split("\n") if line)


def format_texts(texts: Iterable[str]) -> str:
    """Return the lines that `parse_texts` reads back."""
    return "\n".join(text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for text in texts)


def parse_ids(text: str) -> tuple[int, ...]:
    """Return token numbers, which spaces or commas part.

    Raises:
        ParameterError: a word is no number.

    """
    words = [word for word in re.split(r"[\s,]+", text) if word]
    wrong = next((word for word in words if not _is_number(word)), None)
    if wrong is not None:
        said = say("“{word}” is not the number of a token. Separate the numbers by spaces.", word=wrong)
        raise ParameterError("stop_token_ids", wrong, "token numbers", said)
    return tuple(int(word) for word in words)


def format_ids(ids: Iterable[int]) -> str:
    """Return what `parse_ids` reads back."""
    return " ".join(str(token) for token in ids)


def parse_biases(text: str) -> tuple[tuple[int, float], ...]:
    """Return pairs of a token number and a bias, one a line.

    Raises:
        ParameterError: a line is no such pair.

    """
    return tuple(_pair(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def format_biases(biases: Iterable[tuple[int, float]]) -> str:
    """Return the lines that `parse_biases` reads back."""
    return "\n".join(f"{token}: {bias:g}" for token, bias in biases)


def _pair(number: int, line: str) -> tuple[int, float]:
    token, _, bias = line.partition(":")
    try:
        return int(token if _is_number(token.strip()) else "no number"), float(bias.replace(",", "."))
    except ValueError:
        said = say(
            "Line {line}, “{text}”, is not a token number, a colon and a bias, such as 1234: -5.",
            line=number,
            text=line.strip(),
        )
        raise ParameterError("logit_bias", line, "pairs", said) from None


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 11  # noqa: PLR2004  digits of 2^31


def _unescape(line: str) -> str:
    found, position = [], 0
    while position < len(line):
        pair = line[position : position + 2]
        found.append(_ESCAPES.get(pair, line[position]))
        position += 2 if pair in _ESCAPES else 1
    return "".join(found)
