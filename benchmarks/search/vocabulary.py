"""Words for the corpus: real ones that are frequent, and made ones for the long tail, always the same."""

from __future__ import annotations

import random
from pathlib import Path

_SEED = 7

_ENDINGS = ("e", "ed", "es", "er", "ers", "ing", "ion", "ions", "or", "able", "s", "y", "ies", "ive")


def _words(name: str) -> list[str]:
    return (Path(__file__).parent / f"{name}.txt").read_text("utf-8").split()


def english(size: int = 40_000) -> list[str]:
    """Return words by falling frequency: little words, forms of real stems, then made ones."""
    chooser = random.Random(_SEED)  # noqa: S311
    forms = [stem + ending for stem in _words("stems_english") for ending in _ENDINGS]
    chooser.shuffle(forms)
    found = dict.fromkeys([*_words("words_english"), *forms])
    while len(found) < size:
        syllables = [
            chooser.choice("bcdfghjklmnprstvwz")
            + chooser.choice("aeiou")
            + chooser.choice(["", "", "n", "r", "s", "l"])
            for _ in range(chooser.choice([1, 2, 2, 3, 3, 4]))
        ]
        found["".join(syllables) + chooser.choice(["", "", "", "s", "ed", "ing", "er", "ly"])] = None
    return list(found)


def chinese(size: int = 40_000) -> list[str]:
    """Return words of one to four letters by falling frequency, the tail made of 3,500 letters."""
    chooser = random.Random(_SEED)  # noqa: S311
    frequent = _words("words_chinese")
    letters = [*dict.fromkeys("".join(frequent))]
    pool = [chr(code) for code in range(0x4E00, 0x9FA5)]
    chooser.shuffle(pool)
    letters += pool[: 3_500 - len(letters)]
    weights = [1 / (rank + 20) for rank in range(len(letters))]
    found = dict.fromkeys(frequent)
    while len(found) < size:
        count = chooser.choices([1, 2, 3, 4], [5, 70, 15, 10])[0]
        found["".join(chooser.choices(letters, weights, k=count))] = None
    return list(found)
