"""Colours by role, measures on the grid, and how they reach the widgets."""
