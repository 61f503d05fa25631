"""The inspector: the exact prompt of an answer, its tokens, and its channels on a line."""
