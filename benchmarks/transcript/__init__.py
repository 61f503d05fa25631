"""How much of the main thread the transcript takes while text streams, and how fast a conversation opens."""
