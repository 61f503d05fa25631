"""The language of the window: which there are, and how another one is put on while the program runs."""
