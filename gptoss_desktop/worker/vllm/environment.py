"""The environment of vLLM: nothing that leads to a network, private folders, and what the plan asks for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from gptoss_desktop.worker.vllm.folders import BYTECODE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.worker.vllm.interpreter import RuntimeFacts
    from gptoss_desktop.worker.vllm.options import StewardOptions

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "VLLM_NO_USAGE_STATS": "1",
    "VLLM_USE_MODELSCOPE": "0",
    # Without it vLLM asks the system which address leads to 8.8.8.8.
    "VLLM_HOST_IP": "127.0.0.1",
    "VLLM_LOOPBACK_IP": "127.0.0.1",
    "MASTER_ADDR": "127.0.0.1",
    "NCCL_SOCKET_IFNAME": "lo",
    "GLOO_SOCKET_IFNAME": "lo",
    "VLLM_WORKER_MULTIPROC_METHOD": "spawn",
    # What the first start measured of the card's memory is used again while nothing of the plan has changed.
    "VLLM_ENABLE_STARTUP_PLAN": "1",
    # No file in a working folder poses as a module; older Pythons than 3.11 do not know the option -P.
    "PYTHONSAFEPATH": "1",
    # Each line as soon as it is written, and without colours: it is read here.
    "PYTHONUNBUFFERED": "1",
    "VLLM_LOGGING_COLOR": "0",
    "NO_COLOR": "1",
}
_TENSOR_PARALLEL = "--tensor-parallel-size"
_UNWANTED = (
    "HF_ENDPOINT",
    "PYTHONOPTIMIZE",
    # Compiling torch's modules at every start takes 30 s.
    "PYTHONDONTWRITEBYTECODE",
    # Routes that reset caches and run code; with a sleep mode it is set again, for its routes.
    "VLLM_SERVER_DEV_MODE",
    "VLLM_LOGGING_CONFIG_PATH",
    "VLLM_LOGGING_PREFIX",
    "VLLM_CONFIGURE_LOGGING",
    "VLLM_API_KEY",
)


def runtime_environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for any program of a runtime."""
    kept = {name: value for name, value in own.items() if name not in _UNWANTED}
    # Plug-ins of a runtime run only where a person names them.
    return {"VLLM_PLUGINS": "", **kept, **_OFFLINE}


def vllm_environment(
    own: Mapping[str, str], options: StewardOptions, facts: RuntimeFacts, folders: Mapping[str, str]
) -> dict[str, str]:
    """Return the variables for vLLM; `folders` names those that `prepare_folders` made."""
    found = runtime_environment(own) | dict(folders)
    # Both hold sockets, whose paths are short.
    found |= {"VLLM_RPC_BASE_PATH": str(options.scratch), "TMPDIR": str(options.scratch)}
    # The date stands in the system message of gpt-oss: a new one at midnight would empty the prefix cache.
    found["VLLM_SYSTEM_START_DATE"] = datetime.now().astimezone().strftime("%Y-%m-%d")
    if not facts.writable:
        found["PYTHONPYCACHEPREFIX"] = str(options.cache / BYTECODE)
    if not facts.flashinfer:
        found["VLLM_USE_FLASHINFER_SAMPLER"] = "0"
    if _TENSOR_PARALLEL not in options.command:
        # The engine's process takes over what the server's has imported: 12 s less on an H100. With several
        # cards it was not tried, and a CPU build spawns whatever is said here.
        found["VLLM_WORKER_MULTIPROC_METHOD"] = "fork"
    if not options.peer_to_peer:
        found["NCCL_P2P_DISABLE"] = "1"
    if options.sleep_mode:
        found["VLLM_SERVER_DEV_MODE"] = "1"
    if options.adapters:
        found["VLLM_ALLOW_RUNTIME_LORA_UPDATING"] = "1"
    return found
