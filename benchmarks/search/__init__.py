"""The full-text search over a million messages."""
