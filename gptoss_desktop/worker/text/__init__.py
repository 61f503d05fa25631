"""From tokens to text: incremental UTF-8, stop strings, log-probabilities, the processor of plain models."""
