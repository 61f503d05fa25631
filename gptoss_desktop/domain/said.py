"""A sentence for people that still knows its parts, so that a window can say it in another language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """`template` is a complete English sentence with `{name}` where a value goes; `str()` is the English.

    A value is text or a number that is ready to show: units are part of the template.
    """

    template: str
    values: tuple[tuple[str, str | int | float], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.values))


def say(template: str, **values: str | float) -> Said:
    """Return the sentence of a template that is marked for translation."""
    return Said(template, tuple(values.items()))
