"""The file of conversations: recovered after damage, and of a newer program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.store import ConversationStore
from tests.pictures import talks
from tests.pictures.studio import SMALL, Studio
from tests.support.filled_store import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable


class _ChangedStudio(Studio):
    """A window on a file that something has happened to."""

    change: Callable[[bytearray], object]

    def open_store(self) -> ConversationStore:
        """Fill a file, change it, and open it as the window does."""
        store = ConversationStore.open(self.locations.database)
        talks.fill(store)
        store.close()
        content = bytearray(self.locations.database.read_bytes())
        type(self).change(content)
        self.locations.database.write_bytes(content)
        return ConversationStore.open(self.locations.database, mend=True)

    def until_listed(self) -> None:
        """Wait for the first conversation."""
        self.until(self.window.page.transcript.isVisible)


class RecoveredStudio(_ChangedStudio):
    """The file has lost its header."""

    @staticmethod
    def change(content: bytearray) -> None:
        """Empty the first page."""
        content[:PAGE] = bytes(PAGE)


class NewerStudio(_ChangedStudio):
    """The file was written by a program with one step more."""

    @staticmethod
    def change(content: bytearray) -> None:
        """Raise the version."""
        content[60:64] = (len(STEPS) + 1).to_bytes(4, "big")


def recovered(studio: RecoveredStudio) -> None:
    """What was recovered, and where the damaged file lies."""
    studio.until_listed()
    studio.picture("store-recovered", sizes=SMALL)


def read_only(studio: NewerStudio) -> None:
    """The notice, and the refusal of a message, which stays in the composer."""
    studio.until_listed()
    studio.ask("Can I go on here?")
    studio.until(studio.window.page.error_bar.isVisible)
    studio.until(lambda: studio.window.page.composer.draft != Draft())
    studio.picture("store-read-only", sizes=SMALL)
