"""The dock in which the parameters of generation are set."""
