"""Fills a new database with the rows that were found, and mends what refers to rows that were not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.storage.recovery.records import rows
from gptoss_desktop.storage.recovery.shapes import MAX_ROWID, Shapes, known_pages

if TYPE_CHECKING:
    from gptoss_desktop.storage.driver import Database
    from gptoss_desktop.storage.recovery.pages import Pages
    from gptoss_desktop.storage.recovery.records import Value

HOMELESS = "0" * 32
"""The id of the conversation of texts whose message is lost."""
_ORDERED = ("message", "part")
"""Tables in which the order of the row ids means something."""

# A text whose message is lost has its place where a child or a conversation's leaf tells it. The row id
# before the child's is most likely its own. A parent's is always below its child's: `erase_of` relies on it.
_HOMELESS_MESSAGES = f"""
    WITH
        first_child (parent_id, number) AS MATERIALIZED (
            SELECT parent_id, min(rowid) FROM message WHERE parent_id IS NOT NULL GROUP BY parent_id
        ),
        home (leaf_id, number) AS MATERIALIZED (
            SELECT leaf_id, min(rowid) FROM conversation WHERE leaf_id IS NOT NULL GROUP BY leaf_id
        )
    INSERT INTO message (rowid, id, conversation_id, parent_id, role, state, created_at)
    SELECT
        child.rowid - 1,
        lost.message_id,
        coalesce(child.conversation_id, conversation.id, '{HOMELESS}'),
        (
            SELECT id FROM message AS earlier
            WHERE earlier.conversation_id = coalesce(child.conversation_id, conversation.id)
                AND earlier.deleted_at IS NULL AND earlier.rowid < coalesce(child.rowid, {MAX_ROWID})
            ORDER BY earlier.rowid DESC LIMIT 1
        ),
        CASE WHEN max(kind NOT IN ('text', 'attachment')) THEN 'assistant' ELSE 'user' END,
        'interrupted',
        coalesce(child.created_at, conversation.updated_at, '1970-01-01T00:00:00.000000+00:00')
    FROM part AS lost
    LEFT JOIN first_child ON first_child.parent_id = lost.message_id
    LEFT JOIN message AS child ON child.rowid = first_child.number
        AND NOT EXISTS (SELECT 1 FROM message WHERE rowid = first_child.number - 1)
    LEFT JOIN home ON home.leaf_id = lost.message_id
    LEFT JOIN conversation ON conversation.rowid = home.number
    WHERE lost.message_id NOT IN (SELECT id FROM message)
    GROUP BY lost.message_id ORDER BY min(lost.rowid)
"""  # noqa: S608 - a constant
_MISSING_CONVERSATIONS = f"""
    INSERT INTO conversation (id, title, created_at, updated_at)
    SELECT conversation_id,
        CASE conversation_id WHEN '{HOMELESS}' THEN 'Recovered texts' ELSE 'Recovered conversation' END,
        min(created_at), max(created_at)
    FROM message WHERE conversation_id NOT IN (SELECT id FROM conversation) GROUP BY conversation_id
"""  # noqa: S608 - a constant
# The message that was written before it is most likely its parent; a branch that hangs too low is no loss.
_ADOPT = """
    UPDATE message AS child SET parent_id = (
        SELECT id FROM message AS earlier
        WHERE earlier.conversation_id = child.conversation_id AND earlier.rowid < child.rowid
            AND earlier.deleted_at IS NULL
        ORDER BY earlier.rowid DESC LIMIT 1
    )
    WHERE (parent_id IS NULL AND conversation_id = :homeless)
        OR (parent_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM message AS parent
            WHERE parent.id = child.parent_id AND parent.conversation_id = child.conversation_id
        ))
"""
_LEAVES = """
    UPDATE conversation SET leaf_id = (
        SELECT id FROM message WHERE conversation_id = conversation.id AND message.deleted_at IS NULL
        ORDER BY message.rowid DESC LIMIT 1
    )
    WHERE NOT EXISTS (
        SELECT 1 FROM message
        WHERE id = leaf_id AND conversation_id = conversation.id AND message.deleted_at IS NULL
    )
"""
_REST = (
    "DELETE FROM delta WHERE message_id NOT IN (SELECT id FROM message)",
    "DELETE FROM trace WHERE message_id NOT IN (SELECT id FROM message)",
    """
    WITH RECURSIVE broken (id) AS (
        SELECT message_id FROM trace WHERE base_id NOT IN (SELECT message_id FROM trace)
        UNION
        SELECT message_id FROM trace JOIN broken ON base_id = broken.id
    )
    DELETE FROM trace WHERE message_id IN (SELECT id FROM broken)
    """,
    # What looks like a folder is a tag if it begins with a conversation's id.
    """
    INSERT OR IGNORE INTO tag (conversation_id, name)
    SELECT id, name FROM folder WHERE id IN (SELECT id FROM conversation)
    """,
    "DELETE FROM folder WHERE id IN (SELECT id FROM conversation)",
    "DELETE FROM tag WHERE conversation_id NOT IN (SELECT id FROM conversation)",
    "UPDATE conversation SET folder_id = NULL WHERE folder_id NOT IN (SELECT id FROM folder)",
    # A living message under a deleted one could not be reached.
    """
    UPDATE message SET deleted_at = NULL, deleted_with = NULL
    WHERE deleted_with NOT IN (SELECT id FROM message)
    """,
)
_LOST = """
    SELECT count(*) FROM (
        SELECT parent_id AS id FROM message UNION SELECT leaf_id FROM conversation
        UNION SELECT message_id FROM part UNION SELECT message_id FROM trace
        UNION SELECT deleted_with FROM message
    )
    WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM message)
"""
_WITHOUT_TEXT = """
    SELECT count(*) FROM message WHERE state = 'complete'
    AND NOT EXISTS (SELECT 1 FROM part WHERE message_id = message.id)
"""


@dataclass(frozen=True, slots=True)
class Salvage:
    """How much was found: conversations and messages, and messages known to be lost in whole or in part."""

    conversations: int
    messages: int
    lost: int


def rebuild(pages: Pages, database: Database) -> Salvage:
    """Fill an empty database of the present schema.

    Raises:
        StoreError: the new database cannot be written.

    """
    with database.transaction():
        # Until the end, rows may refer to rows that are not there.
        database.execute("PRAGMA defer_foreign_keys = ON")
        cut = _copy(pages, database)
        lost = cut + _number(database, _LOST) + _number(database, _WITHOUT_TEXT)
        database.execute(_HOMELESS_MESSAGES)
        database.execute(_MISSING_CONVERSATIONS)
        database.execute(_ADOPT, {"homeless": HOMELESS})
        for statement in _REST:
            database.execute(statement)
        database.execute(_LEAVES)
    return Salvage(
        _number(database, "SELECT count(*) FROM conversation"),
        _number(database, "SELECT count(*) FROM message"),
        lost,
    )


def _copy(pages: Pages, database: Database) -> int:
    """Add every row that fits; return how many were cut."""
    shapes = Shapes(database)
    homes = known_pages(pages)
    cut = 0
    for number in pages.numbers():
        home = homes.get(number)
        if home is not None and home not in shapes.columns:
            continue  # an index, or what is made from the rows anew
        found: dict[tuple[str, int], list[tuple[Value, ...]]] = {}
        for row in rows(pages, number):
            table = shapes.table_of(row, home)
            if table is not None:
                values = (row.rowid, *row.values) if table in _ORDERED else row.values
                found.setdefault((table, len(row.values)), []).append(values)
                cut += row.cut
        for (table, width), batch in found.items():
            columns = (*(("rowid",) if table in _ORDERED else ()), *shapes.columns[table][:width])
            database.execute_many(
                f"INSERT OR IGNORE INTO {table} ({', '.join(columns)})"  # noqa: S608 - names of ours
                f" VALUES ({', '.join('?' * len(columns))})",
                batch,
            )
    return cut


def _number(database: Database, sql: str) -> int:
    return int(database.query(sql)[0][0])
