"""The extractor: takes the text out of a file that may be hostile, in a process that can do nothing else."""
