"""Models on this disk: finding them, and checking them before an engine does."""
