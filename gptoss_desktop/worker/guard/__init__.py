"""The guard: owns the engine's process tree, shuts its network, and hands it a bound socket.

Three processes, each the parent of the next:

- the guard watches its parent, decides and reports;
- the keeper lives inside the isolation layer, reaps, and leaves nobody behind when the guard is gone;
- the engine is whatever command the guard was given.

Everything here is single threaded and imports nothing heavy: a second thread forbids a user namespace, and
the engine's start waits for these imports.
"""
