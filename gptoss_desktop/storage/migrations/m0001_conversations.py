"""Step 1: conversations as trees of messages, messages as lists of parts, and answers that are streaming.

Times are ISO 8601 in UTC with microseconds, so that they sort as text. `answer` is a JSON object, see
`codec.py`. `delta` holds what came of a streaming message; its rows become parts when the message ends.
"""

STATEMENTS = (
    """
    CREATE TABLE conversation (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        leaf_id TEXT,
        deleted_at TEXT
    ) STRICT
    """,
    "CREATE INDEX conversation_updated ON conversation (updated_at)",
    # A parent is never deleted alone, so its key does not cascade: a cascade down a chain of messages
    # would nest triggers deeper than SQLite allows (1,000).
    """
    CREATE TABLE message (
        id TEXT PRIMARY KEY NOT NULL,
        conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        parent_id TEXT CHECK (parent_id <> id),
        role TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at TEXT NOT NULL,
        answer TEXT,
        UNIQUE (conversation_id, id),
        FOREIGN KEY (conversation_id, parent_id) REFERENCES message (conversation_id, id)
            DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
    "CREATE INDEX message_parent ON message (conversation_id, parent_id)",
    "CREATE INDEX message_streaming ON message (id) WHERE state = 'streaming'",
    """
    CREATE TABLE part (
        message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        name TEXT,
        call_id TEXT,
        duration_ms INTEGER,
        PRIMARY KEY (message_id, ordinal)
    ) STRICT
    """,
    """
    CREATE TABLE delta (
        message_id TEXT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        call_index INTEGER NOT NULL,
        name TEXT,
        call_id TEXT,
        PRIMARY KEY (message_id, seq)
    ) STRICT, WITHOUT ROWID
    """,
)
