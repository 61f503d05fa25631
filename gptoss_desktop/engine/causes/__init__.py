"""What vLLM's last words mean: a table a subject."""
