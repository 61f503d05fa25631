"""The transcript: a virtual list of block rows, of which only those near the screen have widgets."""
