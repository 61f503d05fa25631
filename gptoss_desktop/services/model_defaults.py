"""What an engine takes for a parameter that is not sent, where the model's own files say it."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters import ParameterError, check_range
from gptoss_desktop.domain.plan import EngineKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.engine import EngineInfo

_FILE = "generation_config.json"
_MAX_BYTES = 1 << 20
_NAMES = MappingProxyType(
    {
        "temperature": "temperature",
        "top_p": "top_p",
        "top_k": "top_k",
        "min_p": "min_p",
        "repetition_penalty": "repetition_penalty",
        "presence_penalty": "presence_penalty",
        "frequency_penalty": "frequency_penalty",
        "max_new_tokens": "max_tokens",
    }
)
"""What vLLM takes from the file (`ModelConfig.get_diff_sampling_param`), and the parameter's name."""


def model_defaults(info: EngineInfo) -> Mapping[str, float]:
    """Return the defaults that the model brings, by parameter. Reads a file.

    Only vLLM heeds them; llama.cpp's server has the same defaults for every model.
    """
    if info.engine != EngineKind.VLLM:
        return {}
    try:
        with (Path(info.model_path) / _FILE).open("rb") as file:
            found = json.loads(file.read(_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}  # vLLM has none then, either
    values = found if isinstance(found, dict) else {}
    return {name: values[key] for key, name in _NAMES.items() if _is_right(name, values.get(key))}


def _is_right(name: str, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        check_range(name, value)
    except ParameterError:
        return False
    return True
