"""The types that parameters have: how each is checked, kept in a file, and sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from gptoss_desktop.domain.parameters_form import AnswerForm, FormKind, check_form
from gptoss_desktop.domain.parameters_ranges import ParameterError, check_range, out_of_range
from gptoss_desktop.domain.said import Said, say

MAX_STOP_STRINGS = 16
MAX_STOP_LENGTH = 256
MAX_BAD_WORDS = 256
MAX_BREAKERS = 16
MAX_TOKEN_IDS = 256
MAX_BIASES = 1024
MAX_PROMPT = 1_000_000
"""Characters of a system prompt: about what the largest context of today has room for."""
GREATEST_BIAS = 100.0
"""OpenAI's range is from minus this to this."""
GREATEST_TOKEN = 2**31 - 1


class ReasoningEffort(StrEnum):
    """How long gpt-oss thinks before it answers."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Kind(Protocol):
    """A type of parameter. All raise `ParameterError` for a value that is not one of it."""

    def check(self, name: str, value: Any) -> None:  # noqa: ANN401
        """Check a value that a person chose; the engine's default is always right."""

    def to_plain(self, value: Any) -> object:  # noqa: ANN401
        """Return the value as JSON holds it."""

    def from_plain(self, name: str, plain: object) -> object:
        """Return the value, checked, that a file holds."""

    def to_wire(self, value: Any) -> object:  # noqa: ANN401
        """Return the value as the engine takes it."""


class Number:
    """A number of the range that `RANGES` has under its name."""

    def check(self, name: str, value: float | None) -> None:
        """See `Kind`."""
        check_range(name, value)

    def to_plain(self, value: float) -> object:
        """See `Kind`."""
        return value

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        if not isinstance(plain, int | float):
            raise out_of_range(name, plain)
        check_range(name, plain)
        return plain

    to_wire = to_plain


class Flag:
    """Yes or no."""

    def check(self, name: str, value: bool | None) -> None:  # noqa: FBT001  the value is what is passed
        """See `Kind`."""
        if value is not None and not isinstance(value, bool):
            raise ParameterError(name, value, "true or false")

    def to_plain(self, value: bool) -> object:  # noqa: FBT001
        """See `Kind`."""
        return value

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        if not isinstance(plain, bool):
            raise ParameterError(name, plain, "true or false")
        return plain

    to_wire = to_plain


@dataclass(frozen=True, slots=True)
class Texts:
    """Some short texts."""

    most: int
    longest: int = MAX_STOP_LENGTH

    def check(self, name: str, value: tuple[str, ...]) -> None:
        """See `Kind`."""
        if len(value) > self.most:
            said = say(
                "{name} is a list of {count} strings, but it must be at most {most} strings.",
                name=name,
                count=len(value),
                most=self.most,
            )
            raise ParameterError(
                name, f"a list of {len(value)} strings", f"at most {self.most} strings", said
            )
        for text in value:
            if not 1 <= len(text) <= self.longest:
                raise self._length(name, len(text))

    def to_plain(self, value: tuple[str, ...]) -> object:
        """See `Kind`."""
        return list(value)

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        if not isinstance(plain, list) or not all(isinstance(text, str) for text in plain):
            raise ParameterError(name, plain, "a list of strings")
        self.check(name, tuple(plain))
        return tuple(plain)

    to_wire = to_plain

    def _length(self, name: str, length: int) -> ParameterError:
        said = say(
            "{name} is a string of {length} characters, but it must be strings of 1 to {longest} characters.",
            name=name,
            length=length,
            longest=self.longest,
        )
        return ParameterError(
            name, f"a string of {length} characters", f"strings of 1 to {self.longest} characters", said
        )


class TokenIds:
    """Some tokens of the vocabulary, by number."""

    def check(self, name: str, value: tuple[int, ...]) -> None:
        """See `Kind`."""
        if len(value) > MAX_TOKEN_IDS or not all(_is_token(item) for item in value):
            raise ParameterError(name, list(value), *_ids(name))

    def to_plain(self, value: tuple[int, ...]) -> object:
        """See `Kind`."""
        return list(value)

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        if not isinstance(plain, list):
            raise ParameterError(name, plain, *_ids(name))
        self.check(name, tuple(plain))
        return tuple(plain)

    to_wire = to_plain


class Biases:
    """Pairs of a token's number and what is added to its logit."""

    def check(self, name: str, value: tuple[tuple[int, float], ...]) -> None:
        """See `Kind`."""
        if len(value) > MAX_BIASES or len({token for token, _ in value}) < len(value):
            raise ParameterError(name, f"a list of {len(value)}", *_biases(name))
        if not all(_is_token(token) and _is_bias(bias) for token, bias in value):
            raise ParameterError(name, list(value), *_biases(name))

    def to_plain(self, value: tuple[tuple[int, float], ...]) -> object:
        """See `Kind`."""
        return {str(token): bias for token, bias in value}

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        if not isinstance(plain, dict):
            raise ParameterError(name, plain, *_biases(name))
        words = [str(word) for word in plain]
        if not all(word.isascii() and word.isdecimal() and len(word) < 11 for word in words):  # noqa: PLR2004  digits of 2^31
            raise ParameterError(name, plain, *_biases(name))
        found = tuple((int(word), bias) for word, bias in zip(words, plain.values(), strict=True))
        self.check(name, found)
        return found

    to_wire = to_plain


class Prompt:
    """A text of any length; it is a message of its own, and no field of the request."""

    def check(self, name: str, value: str) -> None:
        """See `Kind`."""
        if not isinstance(value, str) or len(value) > MAX_PROMPT:
            raise ParameterError(name, "longer", f"a text of at most {MAX_PROMPT} characters")

    def to_plain(self, value: str) -> object:
        """See `Kind`."""
        return value

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        if not isinstance(plain, str):
            raise ParameterError(name, plain, "a text")
        self.check(name, plain)
        return plain

    to_wire = to_plain


class Effort:
    """One of the efforts."""

    def check(self, name: str, value: ReasoningEffort | None) -> None:
        """See `Kind`."""
        if value is not None and value not in tuple(ReasoningEffort):
            raise ParameterError(name, value, "low, medium or high")

    def to_plain(self, value: ReasoningEffort) -> object:
        """See `Kind`."""
        return value.value

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        if not isinstance(plain, str) or plain not in tuple(ReasoningEffort):
            raise ParameterError(name, plain, "low, medium or high")
        return ReasoningEffort(plain)

    to_wire = to_plain


class Form:
    """A form of the answer."""

    def check(self, name: str, value: AnswerForm | None) -> None:  # noqa: ARG002  the sentence names it otherwise
        """See `Kind`."""
        check_form(value)

    def to_plain(self, value: AnswerForm) -> object:
        """See `Kind`."""
        plain = {"kind": value.kind.value, "text": value.text, "name": value.name}
        return {key: text for key, text in plain.items() if text}

    def from_plain(self, name: str, plain: object) -> object:
        """See `Kind`."""
        fields = plain if isinstance(plain, dict) else {}
        kind, text, title = fields.get("kind"), fields.get("text", ""), fields.get("name", "")
        if kind not in tuple(FormKind) or not isinstance(text, str) or not isinstance(title, str):
            raise ParameterError(name, plain, "a form of the answer: json, schema, choice, regex or grammar")
        form = AnswerForm(FormKind(kind), text, title)
        check_form(form)
        return form

    to_wire = to_plain


def check_stop(stop: tuple[str, ...]) -> None:
    """Check stop strings.

    Raises:
        ParameterError: there are too many, or one is empty or too long.

    """
    Texts(MAX_STOP_STRINGS).check("stop", stop)


def _is_token(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= GREATEST_TOKEN


def _is_bias(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -GREATEST_BIAS <= value <= GREATEST_BIAS


def _ids(name: str) -> tuple[str, Said]:
    return (
        f"at most {MAX_TOKEN_IDS} token ids",
        say("{name} must be at most {most} token numbers, each 0 or more.", name=name, most=MAX_TOKEN_IDS),
    )


def _biases(name: str) -> tuple[str, Said]:
    return (
        f"at most {MAX_BIASES} pairs of a token id and a number from -100 to 100",
        say(
            "{name} must be at most {most} pairs of a token number and a bias from -100 to 100, "
            "with each token once.",
            name=name,
            most=MAX_BIASES,
        ),
    )
