"""A plug-in of the CPU build of vLLM: lets a mixture of experts take adapters of its attention.

As soon as adapters are on, vLLM 0.32 chooses the Triton kernel for the experts, whether or not an adapter may
touch them, and a CPU build has no Triton: the engine ends at the first request.
"""

from functools import cache


@cache
def register() -> None:
    """Have every layer of experts be built as one that takes no adapters; vLLM calls it in each process."""
    from vllm.model_executor.layers.fused_moe.config import FusedMoEConfig
    from vllm.platforms import current_platform

    if not current_platform.is_cpu():
        return
    build = FusedMoEConfig.__post_init__

    def build_without_adapters(config: FusedMoEConfig) -> None:
        config.is_lora_enabled = False
        build(config)

    FusedMoEConfig.__post_init__ = build_without_adapters
