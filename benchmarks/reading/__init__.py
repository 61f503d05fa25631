"""What reading costs the window: ordinary text as it streams, formulas, and texts that are made to hurt."""
