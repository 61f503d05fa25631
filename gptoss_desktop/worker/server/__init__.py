"""The HTTP side of the llama.cpp engine: vLLM's dialect of the OpenAI API over a Unix socket."""
