"""The dialog of the settings that people change."""
