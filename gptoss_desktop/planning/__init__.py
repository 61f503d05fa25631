"""From hardware, model and wishes to plans for an engine. Pure functions."""
