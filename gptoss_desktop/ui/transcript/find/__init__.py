"""Finding in the open conversation: the bar, the search through the sources, the highlights."""
