"""Chat templates out of model files: hostile programs, rendered in a process of their own under limits."""
