"""The engine's side of the socket: the guard that owns the process tree, and the llama.cpp server. No Qt."""
