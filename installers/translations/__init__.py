"""Collects the texts of the program into Qt's translation files and compiles them."""
