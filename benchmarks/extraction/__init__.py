"""Text out of large and of hostile files."""
