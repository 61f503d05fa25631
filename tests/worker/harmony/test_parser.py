"""Harmony output becomes parts by token id; malformed output loses nothing and never raises."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.worker.harmony.encoding import (
    CALL,
    CHANNEL,
    CONSTRAIN,
    END,
    MESSAGE,
    RETURN,
    START,
    encoding,
    token_bytes,
)
from gptoss_desktop.worker.harmony.parser import HarmonyParser

MARKERS = frozenset({RETURN, CHANNEL, START, END, MESSAGE, CALL})


def ids(text: str) -> list[int]:
    return list(encoding().encode(text, allowed_special="all"))


def parse(tokens: list[int]) -> tuple[dict[str, str], HarmonyParser]:
    parser = HarmonyParser()
    parts: dict[str, str] = {}
    for delta in deltas(parser, tokens):
        name = f"{delta.kind}:{delta.index}" if delta.kind is PartKind.TOOL_CALL else str(delta.kind)
        parts[name] = parts.get(name, "") + delta.text
    return parts, parser


def deltas(parser: HarmonyParser, tokens: list[int]) -> list[TextDelta]:
    found = [delta for token in tokens for delta in parser.push(token)]
    return found + parser.finish()


THINK = "<|channel|>analysis<|message|>Think"
ANSWER = "<|start|>assistant<|channel|>final<|message|>"

WELL_FORMED = {
    "reasoning and answer": (
        f"{THINK} 🤌🏽.<|end|>{ANSWER}Hi 世界<|return|>",
        {"reasoning": "Think 🤌🏽.", "text": "Hi 世界"},
    ),
    "answer alone": ("<|channel|>final<|message|>Hi", {"text": "Hi"}),
    "no channel": ("<|message|>Hi", {"text": "Hi"}),
    "constrained answer": ("<|channel|>final <|constrain|>json<|message|>{}", {"text": "{}"}),
    "preamble and call": (
        (
            "<|channel|>commentary<|message|>I look.<|end|><|start|>assistant<|channel|>commentary"
            ' to=functions.get_weather <|constrain|>json<|message|>{"city":"Köln"}<|call|>'
        ),
        {"commentary": "I look.", "tool_call:0": '{"city":"Köln"}'},
    ),
    "recipient in the role": (
        f"{THINK}<|end|><|start|>assistant to=functions.f<|channel|>commentary json<|message|>{{}}",
        {"reasoning": "Think", "tool_call:0": "{}"},
    ),
    "two calls": (
        (
            "<|channel|>commentary to=functions.a<|message|>1<|end|>"
            "<|start|>assistant<|channel|>commentary to=functions.b<|message|>2<|call|>"
        ),
        {"tool_call:0": "1", "tool_call:1": "2"},
    ),
    "two thoughts": (
        "<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>analysis<|message|>b<|end|>",
        {"reasoning": "a\n\nb"},
    ),
    "cut short in a header": ("<|channel|>analysis", {}),
}


@pytest.mark.parametrize(("text", "parts"), WELL_FORMED.values(), ids=WELL_FORMED.keys())
def test_well_formed(text: str, parts: dict[str, str]) -> None:
    found, parser = parse(ids(text))
    assert found == parts
    assert not parser.recovered


MALFORMED = {
    "the answer opens inside the analysis": (
        f"{THINK}{ANSWER}Hi",
        {"reasoning": "Think", "text": "Hi"},
    ),
    "a channel opens inside the analysis": (
        "<|channel|>analysis<|message|>Think<|channel|>final<|message|>Hi",
        {"reasoning": "Think", "text": "Hi"},
    ),
    "doubled end": (
        "<|channel|>analysis<|message|>Think<|end|><|end|><|start|>assistant<|channel|>final<|message|>Hi",
        {"reasoning": "Think", "text": "Hi"},
    ),
    "no start": (
        "<|channel|>analysis<|message|>Think<|end|>assistant<|channel|>final<|message|>Hi",
        {"reasoning": "Thinkassistant", "text": "Hi"},
    ),
    "unknown role": (
        "<|channel|>analysis<|message|>a<|end|><|start|>bogus<|channel|>final<|message|>b",
        {"reasoning": "a", "text": "<|start|>bogus<|channel|>final<|message|>b"},
    ),
    "another role": (
        "<|channel|>final<|message|>a<|end|><|start|>user<|message|>b",
        {"text": "a\n\nb"},
    ),
    "words after the channel": (
        f"<|channel|>analysis we need to think<|message|>so<|end|>{ANSWER}Hi",
        {"reasoning": "<|channel|>analysis we need to think<|message|>so<|end|>", "text": "Hi"},
    ),
    "one word after the channel": (
        "<|channel|>final answer<|message|>Hi",
        {"text": "<|channel|>final answer<|message|>Hi"},
    ),
    "two channels": (
        "<|channel|>analysis<|channel|>final<|message|>Hi",
        {"reasoning": "<|channel|>analysis", "text": "Hi"},
    ),
    "no header": ("Hello there", {"text": "Hello there"}),
    "ended in the header": ("<|channel|>final<|end|>", {"text": "<|channel|>final<|end|>"}),
    "stray words after a call": (
        "<|channel|>commentary to=functions.f<|message|>{}<|end|>oops",
        {"tool_call:0": "{}", "text": "oops"},
    ),
}


@pytest.mark.parametrize(("text", "parts"), MALFORMED.values(), ids=MALFORMED.keys())
def test_malformed_is_resynchronised_and_marked(text: str, parts: dict[str, str]) -> None:
    found, parser = parse(ids(text))
    assert found == parts
    assert parser.recovered


def test_a_header_without_end_is_not_withheld() -> None:
    parser = HarmonyParser()
    words = ids("word " * 100)
    said = [delta.text for token in words for delta in parser.push(token)]
    assert len("".join(said)) > 300


def test_a_split_character_is_said_once_it_is_whole() -> None:
    parser = HarmonyParser()
    said = [[delta.text for delta in parser.push(token)] for token in ids("<|channel|>final<|message|>🤌")]
    assert said[-1] == ["🤌"]
    assert not any(said[:-1])


def test_a_call_is_named_and_numbered_before_its_arguments() -> None:
    found = deltas(HarmonyParser(), ids("<|channel|>commentary to=functions.get_weather<|message|>{}"))
    assert found[0].name == "get_weather"
    assert found[0].call_id is not None
    assert found[0].call_id.startswith("call_")
    assert [delta.name for delta in found[1:]] == [None]


def test_only_analysis_counts_as_reasoning() -> None:
    _, parser = parse(ids(f"<|channel|>analysis<|message|>one two three<|end|>{ANSWER}four"))
    assert parser.reasoning_tokens == 3


TOKENS = st.one_of(
    st.sampled_from([*sorted(MARKERS), CONSTRAIN]),
    st.sampled_from(ids("analysis final commentary assistant user to=functions.f json")),
    st.sampled_from(ids("🤌🏽 世界 Hello")),
    st.integers(min_value=-1, max_value=210_000),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(TOKENS, max_size=80))
def test_any_tokens_lose_no_text_and_never_raise(tokens: list[int]) -> None:
    said = "".join(delta.text for delta in deltas(HarmonyParser(), tokens))
    at = 0
    for text in runs(tokens):
        found = said.find(text, at)
        assert found >= 0, f"{text!r} is lost from {said!r}"
        at = found + len(text)


HEADER_WORDS = re.compile(
    r"(?:assistant|user|analysis|final|commentary|to|functions|json|f|<\|constrain\|>|[ =.])*"
)
"""What may stand before `<|channel|>` in a header that is understood: a role, an address, a content type."""


def runs(tokens: list[int]) -> list[str]:
    """The texts between markers, but for those that a `<|message|>`, a channel or the end makes a header."""
    found: list[str] = []
    run = b""
    may_be_header = True
    for token in tokens:
        if token not in MARKERS:
            run += token_bytes(token)
            continue
        text = run.decode(errors="replace")
        is_header = token == MESSAGE or (token == CHANNEL and HEADER_WORDS.fullmatch(text))
        if not (may_be_header and is_header):
            found.append(text)
        run = b""
        may_be_header = token in {START, CHANNEL}
    if not may_be_header:
        found.append(run.decode(errors="replace"))
    return found
