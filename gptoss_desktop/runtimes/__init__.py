"""Engine runtimes: Pythons with vLLM in them, found, tested, started, never imported."""
