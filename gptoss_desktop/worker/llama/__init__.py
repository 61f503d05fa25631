"""llama.cpp through its low-level bindings: model, context, sampler chains, and the scheduler over them."""
