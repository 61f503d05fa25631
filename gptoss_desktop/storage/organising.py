"""The tables that conversations are put in order with: folders, tags, and the marks pinned and archived."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from gptoss_desktop.domain.organisation import Folder
from gptoss_desktop.storage.codec import clean, encode_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.storage.driver import Database

_CHOSEN = "IN (SELECT value FROM json_each(?))"


class Organising:
    """Statements over `folder`, `tag` and the marks. The caller holds the transaction of what writes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def folders(self) -> list[Folder]:
        """Return the folders by name."""
        rows = self._database.query("SELECT id, name FROM folder ORDER BY name COLLATE NOCASE, id")
        return [Folder(identifier, name) for identifier, name in rows]

    def create_folder(self, name: str) -> Folder:
        """Add a folder."""
        folder = Folder(uuid.uuid4().hex, clean(name))
        self._database.execute("INSERT INTO folder (id, name) VALUES (?, ?)", (folder.id, folder.name))
        return folder

    def rename_folder(self, folder_id: str, name: str) -> None:
        """Give another name."""
        self._database.execute("UPDATE folder SET name = ? WHERE id = ?", (clean(name), folder_id))

    def delete_folder(self, folder_id: str) -> None:
        """Remove the folder; what was in it is in none."""
        self._database.execute("DELETE FROM folder WHERE id = ?", (folder_id,))

    def move(self, ids: Iterable[ConversationId], folder_id: str | None) -> None:
        """Put conversations into a folder, or into none."""
        self._database.execute(
            f"UPDATE conversation SET folder_id = ? WHERE id {_CHOSEN}",  # noqa: S608 - constant
            (folder_id, encode_ids(ids)),
        )

    def set_pinned(self, ids: Iterable[ConversationId], *, pinned: bool) -> None:
        """Pin conversations, or not."""
        self._database.execute(
            f"UPDATE conversation SET pinned = ? WHERE id {_CHOSEN}",  # noqa: S608 - constant
            (pinned, encode_ids(ids)),
        )

    def set_archived(self, ids: Iterable[ConversationId], *, archived: bool) -> None:
        """Archive conversations, or not."""
        self._database.execute(
            f"UPDATE conversation SET archived = ? WHERE id {_CHOSEN}",  # noqa: S608 - constant
            (archived, encode_ids(ids)),
        )

    def add_tags(self, ids: Iterable[ConversationId], tags: Iterable[str]) -> None:
        """Give conversations tags; one that has it keeps it."""
        chosen = encode_ids(ids)
        for tag in tags:
            self._database.execute(
                f"INSERT INTO tag (conversation_id, name) SELECT id, ? FROM conversation WHERE id {_CHOSEN}"  # noqa: S608
                " ON CONFLICT DO NOTHING",
                (clean(tag), chosen),
            )

    def remove_tag(self, ids: Iterable[ConversationId], tag: str) -> None:
        """Take a tag from conversations."""
        self._database.execute(
            f"DELETE FROM tag WHERE name = ? AND conversation_id {_CHOSEN}",  # noqa: S608 - constant
            (clean(tag), encode_ids(ids)),
        )

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags by name with the number of conversations that are not in the trash."""
        rows = self._database.query(
            "SELECT name, count(*) FROM tag JOIN conversation ON conversation.id = conversation_id"
            " WHERE deleted_at IS NULL GROUP BY name ORDER BY name"
        )
        return [(name, number) for name, number in rows]
