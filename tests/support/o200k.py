"""The o200k_harmony vocabulary in the form that a GGUF keeps it: tokens, their types and the BPE merges."""

import base64
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

import gguf

O200K_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
"""Of the unpacked file, as OpenAI publishes it."""

VOCABULARY_SIZE = 201_088
FIRST_SPECIAL = 199_998
NAMED_SPECIALS = {
    199998: "<|startoftext|>",
    199999: "<|endoftext|>",
    200002: "<|return|>",
    200003: "<|constrain|>",
    200005: "<|channel|>",
    200006: "<|start|>",
    200007: "<|end|>",
    200008: "<|message|>",
    200012: "<|call|>",
    200018: "<|endofprompt|>",
}
START_OF_TEXT, END_OF_TEXT, RETURN = 199998, 199999, 200002


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What llama.cpp needs to split text the way gpt-oss does."""

    tokens: list[str]
    types: list[int]
    merges: list[str]


def read_vocabulary(path: Path) -> Vocabulary:
    """Read a gzipped ``o200k_base.tiktoken``; raises ValueError when it is not the genuine one."""
    data = gzip.decompress(path.read_bytes())
    if hashlib.sha256(data).hexdigest() != O200K_SHA256:
        raise ValueError(f"{path} is not the genuine o200k_base.tiktoken: its sha256 differs")
    ranks = {base64.b64decode(token): int(rank) for token, rank in map(bytes.split, data.splitlines())}
    shown = {token: _printable(token) for token in ranks}
    tokens = [""] * VOCABULARY_SIZE
    for token, rank in ranks.items():
        tokens[rank] = shown[token]
    for rank in range(FIRST_SPECIAL, VOCABULARY_SIZE):
        tokens[rank] = NAMED_SPECIALS.get(rank, f"<|reserved_{rank}|>")
    types = [int(gguf.TokenType.NORMAL)] * FIRST_SPECIAL
    types += [int(gguf.TokenType.CONTROL)] * (VOCABULARY_SIZE - FIRST_SPECIAL)
    return Vocabulary(tokens, types, _merges(ranks, shown))


def _merges(ranks: dict[bytes, int], shown: dict[bytes, str]) -> list[str]:
    """Every pair of tokens that makes a token, in the order of what it makes, then of its parts."""
    merges: list[str] = []
    for token in ranks:
        splits = ((token[:i], token[i:]) for i in range(1, len(token)))
        pairs = [(left, right) for left, right in splits if left in ranks and right in ranks]
        pairs.sort(key=lambda pair: (ranks[pair[0]], ranks[pair[1]]))
        merges += [f"{shown[left]} {shown[right]}" for left, right in pairs]
    return merges


def _byte_characters() -> list[str]:
    """GPT-2's printable stand-in for each byte."""
    printable = {*range(33, 127), *range(161, 173), *range(174, 256)}
    others = iter(range(256, 512))
    return [chr(byte) if byte in printable else chr(next(others)) for byte in range(256)]


_CHARACTERS = _byte_characters()


def _printable(token: bytes) -> str:
    return "".join(_CHARACTERS[byte] for byte in token)
