"""Settings: each declared once, kept in one JSON file."""
