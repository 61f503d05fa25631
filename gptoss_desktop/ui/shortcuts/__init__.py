"""The list of all shortcuts, which can be changed."""
