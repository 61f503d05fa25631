"""Says what became of the file of conversations: recovered, read-only, or damaged while it was in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.services.words import translated
from gptoss_desktop.ui.widgets.notice_bar import NoticeBar
from gptoss_desktop.ui.widgets.sentences import joined
from gptoss_desktop.ui.widgets.texts import keep_texts

if TYPE_CHECKING:
    from gptoss_desktop.services.composition import Services
    from gptoss_desktop.storage.errors import StoreError


class StoreNotice(NoticeBar):
    """Stays until it is put away."""

    def __init__(self) -> None:
        super().__init__("shield-alert")
        self._sentences: tuple[str, ...] = ()
        self.closed.connect(self._forget)
        keep_texts(self, self._write_texts)

    def follow(self, services: Services) -> None:
        """Show what there is to say about the file, now and later."""
        services.housekeeping.damaged.connect(self._on_damage)
        if services.store.notice is not None:
            self._tell(services.store.notice)

    def _on_damage(self, error: StoreError) -> None:
        self._tell(error.sentence, error.advice)

    def _forget(self) -> None:
        self._tell()

    def _tell(self, *sentences: str) -> None:
        self._sentences = sentences
        self._write_texts()

    def _write_texts(self) -> None:
        self.say(joined(translated(sentence) for sentence in self._sentences))
