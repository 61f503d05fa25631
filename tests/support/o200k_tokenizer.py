"""The o200k_harmony tokenizer as Hugging Face's ``tokenizer.json`` writes it."""

from typing import Any

from tests.support import o200k

_ALTERNATIVES = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?",
    r"\p{N}{1,3}",
    r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
    r"\s*[\r\n]+",
    r"\s+(?!\S)",
    r"\s+",
)
PATTERN = "|".join(_ALTERNATIVES)
"""How text is cut before the merges, as OpenAI publishes it for o200k_base."""


def tokenizer_json(vocabulary: o200k.Vocabulary) -> dict[str, Any]:
    """Return the content of ``tokenizer.json``."""
    ordinary = vocabulary.tokens[: o200k.FIRST_SPECIAL]
    special = vocabulary.tokens[o200k.FIRST_SPECIAL :]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_special(o200k.FIRST_SPECIAL + n, text) for n, text in enumerate(special)],
        "normalizer": None,
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": PATTERN}, "behavior": "Isolated", "invert": False},
                _byte_level(add_prefix_space=False, trim_offsets=True, use_regex=False),
            ],
        },
        "post_processor": _byte_level(add_prefix_space=True, trim_offsets=False, use_regex=True),
        "decoder": _byte_level(add_prefix_space=True, trim_offsets=True, use_regex=True),
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": True,
            "vocab": {text: rank for rank, text in enumerate(ordinary)},
            "merges": [merge.split(" ") for merge in vocabulary.merges],
        },
    }


def _special(token: int, text: str) -> dict[str, Any]:
    kept_apart = {
        "single_word": False,
        "lstrip": False,
        "rstrip": False,
        "normalized": False,
        "special": True,
    }
    return {"id": token, "content": text, **kept_apart}


def _byte_level(**options: bool) -> dict[str, Any]:
    return {"type": "ByteLevel", **options}
