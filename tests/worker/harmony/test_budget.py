"""Reasoning that comes to its end after so many tokens."""

from __future__ import annotations

from gptoss_desktop.protocol.stops import StopMatcher
from gptoss_desktop.worker.harmony.budget import ThinkingBudget
from gptoss_desktop.worker.harmony.encoding import encoding
from gptoss_desktop.worker.harmony.processor import HarmonyProcessor
from gptoss_desktop.worker.llama.types import SampledToken


def said(text: str, budget: int, *, opens_final: bool = True) -> str:
    """What comes of a model that would say this text, token by token."""
    processor = HarmonyProcessor(StopMatcher(()))
    steering = ThinkingBudget(processor, budget, opens_final=opens_final)
    tokens: list[int] = []
    for token in encoding().encode(text, allowed_special="all"):
        forced = steering.forced()
        tokens.append(token if forced is None else forced)
        processor.push(SampledToken(tokens[-1]))
    assert not processor.recovered
    found: str = encoding().decode(tokens)
    return found


LONG = "<|channel|>analysis<|message|>" + " so" * 30
CLOSING = "<|end|><|start|>assistant"


def test_it_closes_the_analysis_and_opens_the_answer() -> None:
    expected = "<|channel|>analysis<|message|>" + " so" * 5 + CLOSING + "<|channel|>final<|message|>"
    assert said(LONG, 5) == expected + " so" * (25 - 6)
    assert said(LONG, 5, opens_final=False).startswith("<|channel|>analysis<|message|>" + " so" * 5 + CLOSING)
    assert said(LONG, 0).startswith("<|channel|>analysis<|message|>" + CLOSING)


def test_a_short_thought_is_left_alone() -> None:
    for text in (LONG, "<|channel|>final<|message|>" + " so" * 30, "<|channel|>analysis<|message|>ok<|end|>"):
        assert said(text, 30) == text
