"""Step 3: the index of the full-text search, and the queue of what it has to look at.

A document is a number: a message's row id, or the negative row id of a conversation for its title. Every
token has a position, counted on through all documents; `search_block` has those of some terms in one segment,
`search_column` what is known of a segment's documents, `search_segment.dead` which of them are no longer
valid. `storage/search` says more. `stale` marks a document in the queue that the index has in an older form;
`changes` counts what happened to it since it is there.
"""

_QUEUE = (
    "INSERT INTO search_queue (document, stale) VALUES ({}, {})"
    " ON CONFLICT (document) DO UPDATE SET changes = changes + 1"
)

STATEMENTS = (
    """
    CREATE TABLE search_segment (
        id INTEGER PRIMARY KEY,
        first INTEGER NOT NULL,
        documents INTEGER NOT NULL,
        oldest INTEGER NOT NULL,
        newest INTEGER NOT NULL,
        in_order INTEGER NOT NULL,
        dead BLOB NOT NULL,
        must_forget INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE search_column (
        segment INTEGER NOT NULL,
        name TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (segment, name)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE search_block (
        segment INTEGER NOT NULL,
        term TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (segment, term)
    ) STRICT
    """,
    """
    CREATE TABLE search_queue (
        document INTEGER PRIMARY KEY,
        stale INTEGER NOT NULL,
        changes INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
    "CREATE INDEX search_stale ON search_queue (document) WHERE stale",
    """
    CREATE TABLE search_merge (
        target INTEGER PRIMARY KEY,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        term TEXT NOT NULL,
        dropped BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE search_garbage (segment INTEGER PRIMARY KEY) STRICT",
    "CREATE TABLE search_model (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE search_next (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        segment INTEGER NOT NULL,
        position INTEGER NOT NULL
    ) STRICT
    """,
    "INSERT INTO search_next (one, segment, position) VALUES (1, 1, 0)",
    f"""
    CREATE TRIGGER search_message_added AFTER INSERT ON message BEGIN
        {_QUEUE.format("NEW.rowid", 0)};
    END
    """,
    f"""
    CREATE TRIGGER search_message_changed
    AFTER UPDATE OF state, answer, role, created_at, deleted_at ON message BEGIN
        {_QUEUE.format("NEW.rowid", 1)};
    END
    """,
    f"""
    CREATE TRIGGER search_message_removed AFTER DELETE ON message BEGIN
        {_QUEUE.format("OLD.rowid", 1)};
    END
    """,
    f"""
    CREATE TRIGGER search_title_added AFTER INSERT ON conversation BEGIN
        {_QUEUE.format("-NEW.rowid", 0)};
    END
    """,
    f"""
    CREATE TRIGGER search_title_changed AFTER UPDATE OF title, created_at ON conversation BEGIN
        {_QUEUE.format("-NEW.rowid", 1)};
    END
    """,
    f"""
    CREATE TRIGGER search_title_removed AFTER DELETE ON conversation BEGIN
        {_QUEUE.format("-OLD.rowid", 1)};
    END
    """,
    "INSERT INTO search_queue (document, stale) SELECT rowid, 0 FROM message",
    "INSERT INTO search_queue (document, stale) SELECT -rowid, 0 FROM conversation",
)
