"""A corpus of conversations, half Chinese and half English, with word frequencies after Zipf's law.

A Chinese message has about 90 letters in the mean, an English one about 70 words (lognormal, sigma 0.8); a
conversation has 10 messages. A tenth of the words of a Chinese message are English: names, abbreviations.
It is the same at every run.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.search.vocabulary import chinese, english

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

MESSAGES_EACH = 10
_SPREAD = 0.8
_CHINESE_WORDS = 46
_ENGLISH_WORDS = 51
"""Medians of words a message; the means are exp(0.8² / 2) = 1.38 times as many."""
_BLOCK = 1_000


class Corpus:
    """Makes messages, block by block."""

    def __init__(self, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        self.chinese = np.array(chinese(), dtype=object)
        self.english = np.array(english(), dtype=object)
        self._steps = [_zipf(len(self.chinese)), _zipf(len(self.english))]

    def conversations(self, count: int) -> Iterator[tuple[str, list[str]]]:
        """Yield titles, each with its messages."""
        for _ in range(count // _BLOCK + 1):
            chinese_texts = self._chinese_texts(_BLOCK * MESSAGES_EACH // 2)
            english_texts = self._english_texts(_BLOCK * MESSAGES_EACH // 2)
            for number in range(0, len(chinese_texts), MESSAGES_EACH):
                for texts in (chinese_texts, english_texts):
                    if count == 0:
                        return
                    messages = texts[number : number + MESSAGES_EACH]
                    yield messages[0][:20], messages
                    count -= 1

    def _words(self, kind: int, count: int) -> list[str]:
        places = np.searchsorted(self._steps[kind], self._random.random(count))
        words: list[str] = (self.chinese, self.english)[kind][places].tolist()
        return words

    def _lengths(self, median: int, count: int) -> list[int]:
        lengths = self._random.lognormal(np.log(median), _SPREAD, count).astype(int) + 1
        limited: list[int] = np.minimum(lengths, 2_000).tolist()
        return limited

    def _chinese_texts(self, count: int) -> list[str]:
        texts = []
        for length in self._lengths(_CHINESE_WORDS, count):
            words = self._words(0, length)
            foreign = self._words(1, length // 10)
            for number, word in enumerate(foreign):
                words[number * 10] = f"{word}"
            for place in range(8, length, 9):
                words[place] += "，" if place % 2 else "。"
            texts.append("".join(words))
        return texts

    def _english_texts(self, count: int) -> list[str]:
        texts = []
        for length in self._lengths(_ENGLISH_WORDS, count):
            words = self._words(1, length)
            for place in range(9, length, 12):
                words[place] += ", " if place % 2 else ".\n"
            texts.append(" ".join(words))
        return texts


def _zipf(size: int) -> npt.NDArray[np.float64]:
    weights = 1 / (np.arange(size) + 2.7)  # Mandelbrot's form of Zipf's law, with his offset for English
    steps: npt.NDArray[np.float64] = np.cumsum(weights / weights.sum())
    return steps


def write(path: Path, messages: int) -> int:
    """Write the corpus as JSON lines, as `conversations import` reads it; return the bytes of its texts."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for title, texts in Corpus().conversations(messages // MESSAGES_EACH):
            plain = [
                {"role": ("user", "assistant")[number % 2], "content": text}
                for number, text in enumerate(texts)
            ]
            size += len(title.encode()) + sum(len(text.encode()) for text in texts)
            file.write(json.dumps({"title": title, "messages": plain}, ensure_ascii=False) + "\n")
    return size
