"""`conversations`: import, list, show and search what is stored, for scripts."""
