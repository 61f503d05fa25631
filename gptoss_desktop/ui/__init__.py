"""Widgets: everything a person sees."""
