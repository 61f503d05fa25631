"""What is measured: each scenario drives one server once and returns one figure."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.engine.client import complete

if TYPE_CHECKING:
    from collections.abc import Callable

TOKENS = 128
TOGETHER = 8
CONVERSATION_TOKENS = 2000

_SENTENCE = "The lighthouse keeper wrote down the weather of the day and lit the lamp before the dusk came. "
_SENTENCE_TOKENS = 20
_ANSWER_TOKENS = 48


@dataclass(frozen=True, slots=True)
class Scenario:
    """A figure to compare. `measure` takes a server's address and the pair's number.

    `target` bounds the ratio ours / theirs: from below where more is better, from above otherwise.
    """

    name: str
    unit: str
    target: float
    more_is_better: bool
    measure: Callable[[str, int], float]


def _single(address: str, pair: int) -> float:
    return complete(address, f"Story {pair}. Once upon a time", TOKENS).decode_rate


def _together(address: str, pair: int) -> float:
    prompts = [f"Story {pair}, part {part}. Once upon a time" for part in range(TOGETHER)]
    start = perf_counter()
    with ThreadPoolExecutor(TOGETHER) as pool:
        answers = list(pool.map(lambda prompt: complete(address, prompt, TOKENS), prompts))
    return sum(answer.completion_tokens for answer in answers) / (perf_counter() - start)


def _second_turn(address: str, pair: int) -> float:
    history = f"Conversation {pair}. " + _SENTENCE * (CONVERSATION_TOKENS // _SENTENCE_TOKENS)
    answer = complete(address, history, _ANSWER_TOKENS).text
    question = "\n\nQuestion: what did the keeper write down, and why did he do it before the dusk?\nAnswer:"
    return complete(address, history + answer + question, 2).first_token * 1000.0


SCENARIOS = (
    Scenario("single stream", "tok/s", 0.97, more_is_better=True, measure=_single),
    Scenario(f"{TOGETHER} at once", "tok/s", 0.97, more_is_better=True, measure=_together),
    Scenario("second turn, time to first token", "ms", 1.1, more_is_better=False, measure=_second_turn),
)
