"""Log-probabilities keep the bytes of tokens that are no text of their own, and JSON gets no infinity."""

import math

from gptoss_desktop.worker.llama.types import SampledToken, TokenLogprob
from gptoss_desktop.worker.text.logprobs import LOWEST, chat_logprobs, completion_logprobs

PIECES = {1: b"Hi", 2: b"\xf0\x9f"}
TOKENS = [SampledToken(1, -0.25, (TokenLogprob(1, -0.25), TokenLogprob(2, -math.inf))), SampledToken(2, -1.5)]


def test_chat_form() -> None:
    entries = chat_logprobs(TOKENS, PIECES.__getitem__)["content"]
    assert [entry["token"] for entry in entries] == ["Hi", "\ufffd"]
    assert entries[0]["top_logprobs"][1]["logprob"] == LOWEST
    assert entries[1] == {"token": "\ufffd", "logprob": -1.5, "bytes": [0xF0, 0x9F], "top_logprobs": []}


def test_completion_form() -> None:
    found = completion_logprobs(TOKENS, PIECES.__getitem__, first_offset=10)
    assert found["tokens"] == ["Hi", "\ufffd"]
    assert found["token_logprobs"] == [-0.25, -1.5]
    assert found["text_offset"] == [10, 12]
    assert found["top_logprobs"][0]["Hi"] == -0.25
