"""The same questions to both engines."""
