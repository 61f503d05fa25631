"""What is attached to a message: files and long pastes, read, shown, looked into, taken away."""
