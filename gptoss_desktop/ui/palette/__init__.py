"""The command palette: actions, chats and settings by a few letters of their names."""
