"""The window's composition root: one instance, its services, its window, and an orderly end."""
