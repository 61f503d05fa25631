"""What the window and the command line are both built on: stores, settings and the engine, composed."""
