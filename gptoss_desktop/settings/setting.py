"""What one setting is: its key, its type, its default, and the words that a form shows for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, overload

from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from gptoss_desktop.settings.kinds import Kind

T = TypeVar("T")


class SettingError(ValueError):
    """A value is not one that a setting can take; `str()` is the sentence for the user."""

    def __init__(self, key: str, value: object, allowed: str) -> None:
        self.sentence = say(
            "The setting {key} is {value}, but it must be {allowed}.",
            key=key,
            value=f"{value!r}",
            allowed=allowed,
        )
        super().__init__(self.sentence)


class Holder(Protocol):
    """What settings live on."""

    def value_of(self, setting: Setting[T]) -> T:
        """Return the present value."""

    def assign(self, setting: Setting[T], value: T) -> None:
        """Change the value."""


class Setting(Generic[T]):
    """A declaration, and the attribute through which the value is read and changed.

    `label` and `help` are English source texts; the window translates them.
    """

    def __init__(self, key: str, kind: Kind[T], default: T, label: str, help_text: str = "") -> None:
        self.key = key
        self.kind = kind
        self.default = default
        self.label = label
        self.help = help_text

    @overload
    def __get__(self, holder: None, owner: type) -> Setting[T]: ...
    @overload
    def __get__(self, holder: Holder, owner: type) -> T: ...
    def __get__(self, holder: Holder | None, owner: type) -> Setting[T] | T:
        return self if holder is None else holder.value_of(self)

    def __set__(self, holder: Holder, value: T) -> None:
        holder.assign(self, value)

    def decode(self, plain: object) -> T:
        """Return the value that a JSON value stands for.

        Raises:
            SettingError: it stands for none.

        """
        try:
            return self.kind.decode(plain)
        except ValueError:
            raise SettingError(self.key, plain, self.kind.allowed) from None

    def check(self, value: T) -> None:
        """Check a value before it is taken.

        Raises:
            SettingError: it is of a wrong type or out of range.

        """
        if self.decode(self.kind.encode(value)) != value:
            raise SettingError(self.key, value, self.kind.allowed)
