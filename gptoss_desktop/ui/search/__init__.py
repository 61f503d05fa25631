"""Searching titles and messages: the field with its filters, and what was found."""
