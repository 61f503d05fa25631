"""config.json, checked: what the model is, and numbers that can be true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say
from gptoss_desktop.library.hugging_face.families import FAMILIES, QUANTIZATIONS, Family, sliding_layers
from gptoss_desktop.library.hugging_face.json_file import read_object
from gptoss_desktop.library.hugging_face.refusals import damaged, unsupported, word

if TYPE_CHECKING:
    from pathlib import Path

FILE = "config.json"
MAX_BYTES = 1024 * 1024
"""Published ones have under 10 KB."""
MAX_LAYERS = 1024
MAX_SIZE = 1 << 24
"""Of a width, a vocabulary or a number of experts; the largest published ones are under 2**19."""
MAX_TOKENS = 1 << 30
MXFP4_BLOCK = 32
"""Elements that share a scale (OCP Microscaling Formats 1.0)."""
MXFP4 = frozenset({"mxfp4", "gpt_oss_mxfp4"})


@dataclass(frozen=True, slots=True)
class Config:
    """What this program needs of config.json. `quantization` is vLLM's name of the method, or empty."""

    model_type: str
    family: Family
    layers: int
    hidden: int
    feed_forward: int
    heads: int
    kv_heads: int
    head_size: int
    vocabulary: int
    experts: int
    context: int | None
    sliding_window: int
    sliding_layers: int
    quantization: str
    tied: bool


def read_config(folder: Path) -> Config:
    """Read and check config.json of a folder.

    Raises:
        ModelError: it is missing, damaged, or of a model that vLLM is not offered for.

    """
    path = folder / FILE
    fields = _Fields(path, read_object(path, MAX_BYTES))
    family = _family(folder, fields.plain)
    layers = fields.whole("num_hidden_layers", 1, MAX_LAYERS)
    heads = fields.whole("num_attention_heads", 1, MAX_SIZE)
    hidden = fields.whole("hidden_size", 1, MAX_SIZE)
    kv_heads = fields.whole("num_key_value_heads", 1, heads, default=heads)
    if heads % kv_heads:
        raise damaged(
            path,
            say(
                "{heads} attention heads cannot share {kv_heads} of keys and values",
                heads=heads,
                kv_heads=kv_heads,
            ),
        )
    window = fields.whole("sliding_window", 0, MAX_TOKENS, default=0)
    if fields.plain.get("use_sliding_window") is False:
        window = 0
    context = fields.whole("max_position_embeddings", 1, MAX_TOKENS, default=0)
    config = Config(
        model_type=word(fields.text("model_type")),
        family=family,
        layers=layers,
        hidden=hidden,
        feed_forward=fields.whole("intermediate_size", 0, MAX_SIZE, default=0),
        heads=heads,
        kv_heads=kv_heads,
        head_size=fields.whole("head_dim", 1, MAX_SIZE, default=max(1, hidden // heads)),
        vocabulary=fields.whole("vocab_size", 1, MAX_SIZE),
        experts=fields.whole("num_local_experts", 0, MAX_SIZE, default=0)
        or fields.whole("num_experts", 0, MAX_SIZE, default=0),
        context=context or None,
        sliding_window=window,
        sliding_layers=_sliding(path, fields.plain, family, layers) if window else 0,
        quantization=_quantization(folder, fields.plain),
        tied=fields.plain.get("tie_word_embeddings", family.tied) is True,
    )
    _check_blocks(folder, config)
    return config


def _family(folder: Path, plain: dict[str, Any]) -> Family:
    if plain.get("auto_map"):
        raise unsupported(
            folder, "is refused: it brings program code of its own, which would run when it is loaded"
        )
    named = plain.get("architectures")
    if not isinstance(named, list) or not named or not isinstance(named[0], str):
        raise damaged(folder / FILE, say("it does not name the model's architecture"))
    family = FAMILIES.get(named[0])
    if family is None:
        raise unsupported(
            folder,
            say("is a model of the architecture {named}, which no engine here can run", named=word(named[0])),
        )
    return family


def _sliding(path: Path, plain: dict[str, Any], family: Family, layers: int) -> int:
    kinds = plain.get("layer_types")
    if kinds is None:
        # A window in the config of a family that has none is not used by vLLM either.
        return sliding_layers(layers, family.sliding_period)
    if not isinstance(kinds, list) or len(kinds) != layers:
        raise damaged(
            path, say("its layer_types do not name the kind of each of its {layers} layers", layers=layers)
        )
    return sum(1 for kind in kinds if kind == "sliding_attention")


def _quantization(folder: Path, plain: dict[str, Any]) -> str:
    found = plain.get("quantization_config")
    if found is None:
        return ""
    method = found.get("quant_method") if isinstance(found, dict) else None
    if not isinstance(method, str):
        raise damaged(folder / FILE, say("its quantization_config does not name a method"))
    if method.lower() not in QUANTIZATIONS:
        raise unsupported(
            folder, say("is quantized by the method {method}, which vLLM does not read", method=word(method))
        )
    return method.lower()


def _check_blocks(folder: Path, config: Config) -> None:
    if config.quantization not in MXFP4:
        return
    for what, size in (("hidden size", config.hidden), ("feed-forward size", config.feed_forward)):
        if size % MXFP4_BLOCK:
            raise unsupported(
                folder,
                say(
                    "cannot be MXFP4: its {what} {size} is not a multiple of {mxfp4_block}",
                    what=what,
                    size=size,
                    mxfp4_block=MXFP4_BLOCK,
                ),
            )


class _Fields:
    """Typed access to the object, with the file's name for the sentence."""

    def __init__(self, path: Path, plain: dict[str, Any]) -> None:
        self.path = path
        self.plain = plain

    def whole(self, key: str, low: int, high: int, *, default: int | None = None) -> int:
        value = self.plain.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise damaged(
                self.path,
                say("{key} must be a whole number from {low} to {high}", key=key, low=low, high=f"{high:,}"),
            )
        return value

    def text(self, key: str) -> str:
        value = self.plain.get(key)
        return value if isinstance(value, str) else ""
