"""What people type: keystroke by keystroke, taken from the corpus, so that there is something to find."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEED = 11
_LETTERS = re.compile("[\u4e00-\u9fff]{6,}")
_WORD = re.compile("[a-z]{5,}")


def typed(texts: Sequence[str], each: int) -> dict[str, list[str]]:
    """Return the texts that stand in the box after each keystroke, by class of query.

    A Chinese query is six letters of a message, an English one a word of a message as frequent as words are,
    or two of one message; a mixed one a word and two letters. Words of five letters or more: shorter ones are
    there on the way to them.
    """
    chooser = random.Random(_SEED)  # noqa: S311
    chinese = [text for text in texts if _LETTERS.search(text)]
    english = [text for text in texts if len(_WORD.findall(text)) > 5 and not _LETTERS.search(text)]
    mixed = [text for text in chinese if _WORD.search(text)]
    found: dict[str, list[str]] = {f"Chinese, {count} letters": [] for count in range(1, 7)}
    found |= {
        f"English, {name}": [] for name in ("1 letter", "2 letters", "3 letters", "longer", "two words")
    }
    found["mixed"] = []
    for _ in range(each):
        run = chooser.choice(_LETTERS.findall(chooser.choice(chinese)))
        place = chooser.randrange(len(run) - 5)
        for count in range(1, 7):
            found[f"Chinese, {count} letters"].append(run[place : place + count])
        words = _WORD.findall(chooser.choice(english))
        first, second = chooser.choice(words), chooser.choice(words)
        for count in range(1, len(first) + 1):
            name = {1: "1 letter", 2: "2 letters", 3: "3 letters"}.get(count, "longer")
            found[f"English, {name}"].append(first[:count])
        found["English, two words"] += [f"{first} {second[:count]}" for count in range(1, len(second) + 1)]
        text = chooser.choice(mixed)
        word, run = chooser.choice(_WORD.findall(text)), chooser.choice(_LETTERS.findall(text))
        found["mixed"] += [f"{word} {run[:count]}" for count in (1, 2)] + [f"{run[:2]}{word}"]
    return found
