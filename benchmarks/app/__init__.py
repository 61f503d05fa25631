"""What the window adds to the engine: start, first token, tokens a second, memory."""
