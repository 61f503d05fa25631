"""The conversation store: one SQLite file, its schema and its migrations."""
