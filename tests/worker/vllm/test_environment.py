"""Nothing in vLLM's environment leads out, and what it compiles is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.worker.vllm.environment import runtime_environment, vllm_environment
from gptoss_desktop.worker.vllm.folders import prepare_folders
from gptoss_desktop.worker.vllm.interpreter import RuntimeFacts
from gptoss_desktop.worker.vllm.options import StewardOptions

OPTIONS = StewardOptions(
    socket=Path("/run/e.sock"),
    events_fd=9,
    scratch=Path("/run/e.sock.d"),
    cache=Path("/cache"),
    model=Path("/m"),
    name="m",
    command=("/runtime/bin/python", "serve"),
)
FACTS = RuntimeFacts(writable=True, flashinfer=True)


def _environment(options: StewardOptions = OPTIONS, facts: RuntimeFacts = FACTS) -> dict[str, str]:
    return vllm_environment({}, options, facts, {})


def test_offline() -> None:
    found = _environment()
    assert found["HF_HUB_OFFLINE"] == found["TRANSFORMERS_OFFLINE"] == found["VLLM_NO_USAGE_STATS"] == "1"
    assert found["VLLM_HOST_IP"] == found["VLLM_LOOPBACK_IP"] == found["MASTER_ADDR"] == "127.0.0.1"
    assert found["NCCL_SOCKET_IFNAME"] == found["GLOO_SOCKET_IFNAME"] == "lo"
    assert found["VLLM_PLUGINS"] == ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found["VLLM_SYSTEM_START_DATE"])
    assert "VLLM_SERVER_DEV_MODE" not in found


def test_what_misleads_is_taken_away() -> None:
    names = (
        "HF_ENDPOINT",
        "PYTHONOPTIMIZE",
        "PYTHONDONTWRITEBYTECODE",
        "VLLM_SERVER_DEV_MODE",
        "VLLM_API_KEY",
    )
    found = runtime_environment(dict.fromkeys(names, "1") | {"HF_HUB_OFFLINE": "0", "LANG": "C"})
    assert not found.keys() & set(names)
    assert found["HF_HUB_OFFLINE"] == "1"
    assert found["LANG"] == "C"


def test_a_named_plugin_stays() -> None:
    assert runtime_environment({"VLLM_PLUGINS": "mine"})["VLLM_PLUGINS"] == "mine"


@pytest.mark.parametrize(
    ("options", "facts", "variable", "value"),
    [
        (replace(OPTIONS, sleep_mode=True), FACTS, "VLLM_SERVER_DEV_MODE", "1"),
        (replace(OPTIONS, adapters=True), FACTS, "VLLM_ALLOW_RUNTIME_LORA_UPDATING", "1"),
        (replace(OPTIONS, peer_to_peer=False), FACTS, "NCCL_P2P_DISABLE", "1"),
        (OPTIONS, replace(FACTS, writable=False), "PYTHONPYCACHEPREFIX", "/cache/bytecode"),
        (OPTIONS, replace(FACTS, flashinfer=False), "VLLM_USE_FLASHINFER_SAMPLER", "0"),
    ],
)
def test_what_the_plan_and_the_runtime_ask_for(
    options: StewardOptions, facts: RuntimeFacts, variable: str, value: str
) -> None:
    assert variable not in _environment()
    assert _environment(options, facts)[variable] == value


def test_folders_are_private_and_persist(tmp_path: Path) -> None:
    found = vllm_environment({}, OPTIONS, FACTS, prepare_folders(tmp_path / "cache"))
    for variable in ("VLLM_CACHE_ROOT", "VLLM_CONFIG_ROOT", "TRITON_CACHE_DIR", "TORCHINDUCTOR_CACHE_DIR"):
        folder = Path(found[variable])
        assert folder.parent == tmp_path / "cache"
        assert folder.stat().st_mode & 0o777 == 0o700
    assert found["VLLM_RPC_BASE_PATH"] == found["TMPDIR"] == "/run/e.sock.d"
    (tmp_path / "cache" / "vllm" / "kept").touch()
    prepare_folders(tmp_path / "cache")
    assert (tmp_path / "cache" / "vllm" / "kept").exists()
