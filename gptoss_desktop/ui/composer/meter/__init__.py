"""How full the context is: a small bar, a table, and what happens when it is full."""
