"""Takes text out of the files that a user attaches, through a process of its own for each."""
