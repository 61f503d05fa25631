"""The library of system prompts."""
