"""What the window shows of the engine: its state, its start, its failures."""
