"""A sentence for people that still knows its parts, so that a window can say it in another language."""

from __future__ import annotations

from typing import Self, TypeAlias

Value: TypeAlias = str | int | float


class Said(str):
    """English text that was made of a `template`, a complete sentence with `{name}` where a value goes.

    It is a `str`, so it goes wherever a sentence goes: logs and JSON show the English, a window asks
    `services.words.translated` for its own language. A value is text or a number that is ready to show
    (units are part of the template), or a sentence of this kind again. What is made of it by `+` or `format`
    is plain English: put sentences together with `say`.
    """

    __slots__ = ("template", "values")

    template: str
    values: tuple[tuple[str, Value], ...]

    def __new__(cls, template: str, values: tuple[tuple[str, Value], ...] = ()) -> Self:
        """Make the English of a template and its values."""
        self = super().__new__(cls, template.format(**dict(values)))
        self.template = template
        self.values = values
        return self

    def __reduce__(self) -> tuple[type[Said], tuple[str, tuple[tuple[str, Value], ...]]]:
        """Let copies and pickles know their parts, too."""
        return Said, (self.template, self.values)


def say(template: str, **values: object) -> Said:
    """Return the sentence of a template that is marked for translation.

    Values that are no text and no number are shown as `str` shows them: paths, exceptions.
    """
    return Said(
        template,
        tuple(
            (name, value if isinstance(value, str | int | float) else _sentence_of(value))
            for name, value in values.items()
        ),
    )


def _sentence_of(value: object) -> str:
    """Return the text of a value; an exception that was made of a sentence keeps that sentence's parts."""
    if isinstance(value, Exception) and len(value.args) == 1 and isinstance(value.args[0], Said):
        return value.args[0]
    return str(value)
