"""Which shortcuts all actions have, and what happens when one is changed. Without widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.actions.specs import SPECS, ActionId, ActionSpec

if TYPE_CHECKING:
    from collections.abc import Mapping


class ShortcutTable:
    """The declared shortcuts under the user's own; only what differs is kept."""

    def __init__(self, own: Mapping[str, tuple[str, ...]]) -> None:
        self._own = {key: tuple(texts) for key, texts in own.items()}

    @property
    def own(self) -> dict[str, tuple[str, ...]]:
        """What differs from the declared, by the ids of actions."""
        return dict(self._own)

    def of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the shortcuts of an action."""
        return self._own.get(spec.id.value, spec.shortcuts)

    def is_changed(self, spec: ActionSpec) -> bool:
        """Return whether the user has chosen others than the declared ones."""
        return spec.id.value in self._own

    def owner(self, shortcut: str, *, besides: ActionId) -> ActionSpec | None:
        """Return another action that has a shortcut already."""
        for spec in SPECS:
            if spec.id is not besides and shortcut in self.of(spec):
                return spec
        return None

    def set(self, spec: ActionSpec, shortcuts: tuple[str, ...]) -> None:
        """Give an action these shortcuts; whoever had one of them loses it."""
        for shortcut in shortcuts:
            owner = self.owner(shortcut, besides=spec.id)
            if owner is not None:
                self._keep(owner, tuple(text for text in self.of(owner) if text != shortcut))
        self._keep(spec, shortcuts)

    def reset(self, spec: ActionSpec) -> None:
        """Give an action its declared shortcuts back."""
        self.set(spec, spec.shortcuts)

    def reset_all(self) -> None:
        """Give every action its declared shortcuts back."""
        self._own.clear()

    def _keep(self, spec: ActionSpec, shortcuts: tuple[str, ...]) -> None:
        if shortcuts == spec.shortcuts:
            self._own.pop(spec.id.value, None)
        else:
            self._own[spec.id.value] = shortcuts
