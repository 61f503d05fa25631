"""Step 2: order among conversations, branches in the trash, and what a conversation has beside messages.

`message.deleted_with` names the message with which a branch was deleted, `deleted_at` when: both are set on
every message of the branch, so that a living message has living ancestors only. `draft` and
`conversation_settings` may be of a conversation that is not stored yet, hence a trigger instead of a key.
Rows with row ids are easier to recover from a damaged file, so no new table is WITHOUT ROWID. `trace` says
which tokens follow the first `shared` ones of the prompt of `base_id`; see `traces.py`.
"""

STATEMENTS = (
    "CREATE TABLE folder (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL) STRICT",
    "ALTER TABLE conversation ADD COLUMN folder_id TEXT REFERENCES folder (id) ON DELETE SET NULL",
    "ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversation ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversation ADD COLUMN model TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX conversation_folder ON conversation (folder_id) WHERE folder_id IS NOT NULL",
    "DROP INDEX conversation_updated",
    "CREATE INDEX conversation_listed ON conversation (updated_at DESC, id) WHERE deleted_at IS NULL",
    "CREATE INDEX conversation_trash ON conversation (deleted_at) WHERE deleted_at IS NOT NULL",
    """
    CREATE TABLE tag (
        conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        name TEXT NOT NULL CHECK (name <> ''),
        PRIMARY KEY (conversation_id, name)
    ) STRICT
    """,
    "CREATE INDEX tag_name ON tag (name)",
    "ALTER TABLE message ADD COLUMN deleted_at TEXT",
    "ALTER TABLE message ADD COLUMN deleted_with TEXT",
    "CREATE INDEX message_deleted ON message (deleted_at) WHERE deleted_at IS NOT NULL",
    # Answers what stands beside and below a message without reading the messages themselves; the key of the
    # parent needs its beginning.
    "DROP INDEX message_parent",
    "CREATE INDEX message_family ON message (conversation_id, parent_id, role, deleted_at, id)",
    "ALTER TABLE part ADD COLUMN tokens INTEGER",
    "CREATE TABLE draft (conversation_id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT",
    """
    CREATE TABLE conversation_settings (
        conversation_id TEXT PRIMARY KEY NOT NULL,
        body TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER conversation_purged AFTER DELETE ON conversation BEGIN
        DELETE FROM draft WHERE conversation_id = OLD.id;
        DELETE FROM conversation_settings WHERE conversation_id = OLD.id;
    END
    """,
    """
    CREATE TABLE trace (
        message_id TEXT PRIMARY KEY NOT NULL REFERENCES message (id) ON DELETE CASCADE,
        base_id TEXT,
        shared INTEGER NOT NULL,
        depth INTEGER NOT NULL,
        prompt BLOB NOT NULL,
        output BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX trace_base ON trace (base_id) WHERE base_id IS NOT NULL",
    """
    CREATE TABLE document (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (kind, name)
    ) STRICT
    """,
    """
    UPDATE conversation SET model = coalesce(
        (
            SELECT CASE WHEN json_valid(answer) THEN answer ->> '$.model' END FROM message
            WHERE conversation_id = conversation.id AND answer IS NOT NULL
            ORDER BY message.rowid DESC LIMIT 1
        ),
        ''
    )
    """,
)
