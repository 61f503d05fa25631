"""Formulas on the screen: drawn by a helper process, remembered in memory alone, put into text as objects."""
