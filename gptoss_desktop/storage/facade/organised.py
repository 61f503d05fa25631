"""Folders, tags, pins and the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.storage.facade.base import StoreBase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.domain.organisation import Folder


class OrganisedStore(StoreBase):
    """Order among conversations; none of it counts as a change of a conversation."""

    def folders(self) -> list[Folder]:
        """Return the folders by name."""
        return self._organising.folders()

    def create_folder(self, name: str) -> Folder:
        """Add a folder."""
        with self._database.transaction():
            return self._organising.create_folder(name)

    def rename_folder(self, folder_id: str, name: str) -> None:
        """Give a folder another name."""
        with self._database.transaction():
            self._organising.rename_folder(folder_id, name)

    def delete_folder(self, folder_id: str) -> None:
        """Remove a folder; the conversations in it stay, in no folder."""
        with self._database.transaction():
            self._organising.delete_folder(folder_id)

    def move_to_folder(self, ids: Iterable[ConversationId], folder_id: str | None) -> None:
        """Put conversations into a folder, or into none."""
        with self._database.transaction():
            self._organising.move(ids, folder_id)

    def set_pinned(self, ids: Iterable[ConversationId], *, pinned: bool) -> None:
        """Pin conversations, or no longer."""
        with self._database.transaction():
            self._organising.set_pinned(ids, pinned=pinned)

    def set_archived(self, ids: Iterable[ConversationId], *, archived: bool) -> None:
        """Put conversations into the archive, or take them out of it."""
        with self._database.transaction():
            self._organising.set_archived(ids, archived=archived)

    def add_tag(self, ids: Iterable[ConversationId], tag: str) -> None:
        """Give conversations a tag, which is not empty."""
        with self._database.transaction():
            self._organising.add_tags(ids, [tag])

    def remove_tag(self, ids: Iterable[ConversationId], tag: str) -> None:
        """Take a tag from conversations."""
        with self._database.transaction():
            self._organising.remove_tag(ids, tag)

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags by name, each with the number of conversations outside the trash that have it."""
        return self._organising.tags()
