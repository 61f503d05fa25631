"""The types that settings have, and how each is written in JSON."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from gptoss_desktop.domain.plain import parameters_from_plain, parameters_to_plain
from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.parameters import GenerationParameters

T = TypeVar("T")


class Kind(Protocol[T]):
    """A type of setting. `allowed` completes the sentence "it must be …"."""

    @property
    def allowed(self) -> str:
        """What values there are, in words."""

    def encode(self, value: T) -> object:
        """Return the value as JSON holds it."""

    def decode(self, plain: object) -> T:
        """Return the value; ValueError where it is none of this kind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def allowed(self) -> str:
        """The words."""
        return "one of " + ", ".join(self.words)

    def encode(self, value: str) -> object:
        """Return the word."""
        return value

    def decode(self, plain: object) -> str:
        """Return the word; ValueError for any other."""
        if plain not in self.words:
            raise ValueError
        return str(plain)


@dataclass(frozen=True, slots=True)
class Several:
    """Some of a few words, each once."""

    words: tuple[str, ...]

    @property
    def allowed(self) -> str:
        """The words."""
        return "a list of some of " + ", ".join(self.words)

    def encode(self, value: tuple[str, ...]) -> object:
        """Return the words as a list."""
        return list(value)

    def decode(self, plain: object) -> tuple[str, ...]:
        """Return the words in their own order; ValueError for any other."""
        if not isinstance(plain, list) or not all(word in self.words for word in plain):
            raise ValueError
        return tuple(word for word in self.words if word in plain)


@dataclass(frozen=True, slots=True)
class TextsByKey:
    """Some texts for each key, as the shortcuts of an action are."""

    allowed: str = say("an object of lists of texts")

    def encode(self, value: Mapping[str, tuple[str, ...]]) -> object:
        """Return the texts as lists."""
        return {key: list(texts) for key, texts in value.items()}

    def decode(self, plain: object) -> Mapping[str, tuple[str, ...]]:
        """Return the texts; ValueError for anything but an object of lists of texts."""
        if not isinstance(plain, dict):
            raise ValueError  # noqa: TRY004 - the contract of Kind
        for texts in plain.values():
            if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
                raise ValueError
        return MappingProxyType({str(key): tuple(texts) for key, texts in plain.items()})


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    allowed: str = say("true or false")

    def encode(self, value: bool) -> object:  # noqa: FBT001 - the value is what is passed
        """Return the flag."""
        return value

    def decode(self, plain: object) -> bool:
        """Return the flag; ValueError for anything but true and false."""
        if not isinstance(plain, bool):
            raise ValueError  # noqa: TRY004 - the contract of Kind
        return plain


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number in a closed interval."""

    low: int
    high: int

    @property
    def allowed(self) -> str:
        """The interval."""
        return say("a whole number from {low} to {high}", low=self.low, high=self.high)

    def encode(self, value: int) -> object:
        """Return the number."""
        return value

    def decode(self, plain: object) -> int:
        """Return the number; ValueError where it is none, or outside."""
        if not isinstance(plain, int) or isinstance(plain, bool) or not self.low <= plain <= self.high:
            raise ValueError
        return plain


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""

    allowed: str = say("text")

    def encode(self, value: str) -> object:
        """Return the text."""
        return value

    def decode(self, plain: object) -> str:
        """Return the text; ValueError for other types."""
        if not isinstance(plain, str):
            raise ValueError  # noqa: TRY004 - the contract of Kind
        return plain


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths of files or folders, in order."""

    allowed: str = say("a list of paths")

    def encode(self, value: tuple[str, ...]) -> object:
        """Return the paths as a list."""
        return list(value)

    def decode(self, plain: object) -> tuple[str, ...]:
        """Return the paths; ValueError for anything but a list of strings."""
        if not isinstance(plain, list) or not all(isinstance(path, str) for path in plain):
            raise ValueError
        return tuple(plain)


@dataclass(frozen=True, slots=True)
class Texts(Paths):
    """Some texts, in order."""

    allowed: str = say("a list of texts")


@dataclass(frozen=True, slots=True)
class ObjectsByPath:
    """A JSON object for each path, whose fields only their writer understands."""

    allowed: str = say("an object of objects by path")

    def encode(self, value: Mapping[str, Mapping[str, Any]]) -> object:
        """Return a copy that JSON can hold."""
        return {path: dict(fields) for path, fields in value.items()}

    def decode(self, plain: object) -> Mapping[str, Mapping[str, Any]]:
        """Return the objects; ValueError for anything but an object of objects."""
        if not isinstance(plain, dict) or not all(isinstance(fields, dict) for fields in plain.values()):
            raise ValueError
        return MappingProxyType(plain)


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes that only their writer understands, in base64."""

    allowed: str = say("bytes in base64")

    def encode(self, value: bytes) -> object:
        """Return the bytes in base64."""
        return base64.b64encode(value).decode()

    def decode(self, plain: object) -> bytes:
        """Return the bytes; ValueError where the text is not base64."""
        if not isinstance(plain, str):
            raise ValueError  # noqa: TRY004 - the contract of Kind
        return base64.b64decode(plain, validate=True)


@dataclass(frozen=True, slots=True)
class Parameters:
    """Generation parameters; a field that a file has wrong becomes its default."""

    allowed: str = say("generation parameters within their ranges")

    def encode(self, value: GenerationParameters) -> object:
        """Return the fields that differ from the defaults."""
        return parameters_to_plain(value)

    def decode(self, plain: object) -> GenerationParameters:
        """Return the parameters; ValueError for anything but an object."""
        if not isinstance(plain, dict):
            raise ValueError  # noqa: TRY004 - the contract of Kind
        return parameters_from_plain(plain)


@dataclass(frozen=True, slots=True)
class Maybe(Generic[T]):
    """A value of another kind, or none: the program chooses then."""

    kind: Kind[T]

    @property
    def allowed(self) -> str:
        """What the other kind allows."""
        return say("{allowed}, or nothing", allowed=self.kind.allowed)

    def encode(self, value: T | None) -> object:
        """Return the value as its kind does, None for none."""
        return None if value is None else self.kind.encode(value)

    def decode(self, plain: object) -> T | None:
        """Return the value, None for none; ValueError as its kind does."""
        return None if plain is None else self.kind.decode(plain)
