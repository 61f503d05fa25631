"""The dialog in which a person sees the plan of the engine, and has it otherwise."""
