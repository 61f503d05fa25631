"""Overrides as plain values that a settings file can hold, and back without trust in the file."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.plan import EngineKind, KvType, LoraOptions
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.inputs import PlanOverrides

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def overrides_to_plain(overrides: PlanOverrides) -> dict[str, Any]:
    """Return what is not left to the planner, as JSON values by name."""
    found: dict[str, Any] = {}
    for field in fields(overrides):
        value = getattr(overrides, field.name)
        if isinstance(value, LoraOptions):
            value = {**asdict(value), "modules": list(value.modules)}
        if value is not None:
            found[field.name] = list(value) if isinstance(value, tuple) else value
    return found


def overrides_from_plain(plain: Mapping[str, object]) -> PlanOverrides:
    """Return the overrides of `overrides_to_plain`; a name that is left out or None is automatic.

    Whether a value makes sense on this machine is the planner's to say, not checked here.

    Raises:
        ValueError: a name is unknown or a value of another type; `str()` is a sentence.

    """
    unknown = sorted(plain.keys() - _READERS.keys())
    if unknown:
        raise _unknown(unknown[0])
    return PlanOverrides(
        **{name: _READERS[name](name, value) for name, value in plain.items() if value is not None}
    )


def _whole(name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(name, value, "a whole number")
    return value


def _number(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(name, value, "a number")
    return float(value)


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(name, value, "true or false")
    return value


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, "text")
    return value


def _texts(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
        raise _wrong(name, value, "a list of texts")
    return tuple(value)


def _engine(name: str, value: object) -> EngineKind:
    try:
        return EngineKind(str(value))
    except ValueError:
        raise _wrong(name, value, "one of " + ", ".join(EngineKind)) from None


def _kv_type(name: str, value: object) -> KvType:
    try:
        return KvType(str(value))
    except ValueError:
        raise _wrong(name, value, "one of " + ", ".join(KvType)) from None


def _lora(name: str, value: object) -> LoraOptions:
    if not isinstance(value, dict):
        raise _wrong(name, value, "an object")
    unknown = sorted(str(key) for key in value if key not in {field.name for field in fields(LoraOptions)})
    if unknown:
        raise _unknown(f"{name}.{unknown[0]}")
    default = LoraOptions()
    return LoraOptions(
        _whole(f"{name}.max_adapters", value.get("max_adapters", default.max_adapters)),
        _whole(f"{name}.max_rank", value.get("max_rank", default.max_rank)),
        _texts(f"{name}.modules", value.get("modules", default.modules)),
    )


def _wrong(name: str, value: object, wanted: str) -> ValueError:
    return ValueError(
        say(
            "The engine plan's setting {name} is {value}; it has to be {wanted}.",
            name=f"{name!r}",
            value=f"{value!r}",
            wanted=wanted,
        )
    )


def _unknown(name: str) -> ValueError:
    return ValueError(say("The engine plan has no setting named {name}.", name=f"{name!r}"))


_READERS: dict[str, Callable[[str, object], Any]] = {
    "engine": _engine,
    "gpus": _texts,
    "tensor_parallel": _whole,
    "context": _whole,
    "parallel": _whole,
    "memory_share": _number,
    "kv_type": _kv_type,
    "eager": _flag,
    "gpu_layers": _whole,
    "cpu_expert_layers": _whole,
    "threads": _whole,
    "speculative": _text,
    "sleep_mode": _flag,
    "kv_offload_gib": _number,
    "lora": _lora,
}
