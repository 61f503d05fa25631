"""The list of chats with 100,000 of them: first paint, keystrokes, scrolling."""
