"""The main window: its parts, and the controllers that connect them to the services."""
