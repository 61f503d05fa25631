"""Values that every layer speaks of. Standard library only; nothing here does I/O."""
