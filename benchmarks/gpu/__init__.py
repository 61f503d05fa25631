"""vLLM on a graphics card, through this program's own guard, launch and client; see docs/benchmarks.md."""
