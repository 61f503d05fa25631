"""A model with a chat template of its own, and completions: text, log-probabilities, tokens, seeds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from tests.support.engine_process import chat_body, joined

if TYPE_CHECKING:
    from tests.support.engine_process import Engine

COMPLETIONS = "/v1/completions"


def complete(engine: Engine, **body: Any) -> dict[str, Any]:
    reply = engine.post(COMPLETIONS, **{"prompt": "Once upon", "temperature": 0, "max_tokens": 8, **body})
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found


def test_the_chat_template_makes_the_prompt(smollm2: Engine) -> None:
    body = smollm2.post(
        "/tokenize", messages=[{"role": "user", "content": "Hi"}], return_token_strs=True
    ).json()
    text = "".join(body["token_strs"])
    assert text.endswith("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")
    assert body["count"] == len(body["tokens"])
    assert body["max_model_len"] == 512
    assert "<|im_start|>" in body["token_strs"]


def test_a_stream_says_the_same_as_a_whole_answer(smollm2: Engine) -> None:
    whole = smollm2.chat("Write about the sea.", max_tokens=24)
    chunks = smollm2.stream("Write about the sea.", max_tokens=24)
    assert joined(chunks, "content") == whole["choices"][0]["message"]["content"]
    assert whole["choices"][0]["finish_reason"] == "length"
    assert whole["usage"]["completion_tokens"] == 24
    assert "usage" not in chunks[-1]


def test_the_effort_of_a_model_without_reasoning_is_ignored(smollm2: Engine) -> None:
    assert smollm2.chat("Hi", reasoning_effort="high", max_tokens=2)["usage"]["completion_tokens"] == 2


def test_tools_are_refused_by_name(smollm2: Engine) -> None:
    tools = [{"type": "function", "function": {"name": "f"}}]
    reply = smollm2.post("/v1/chat/completions", **chat_body("Hi", tools=tools))
    assert reply.json()["error"]["param"] == "tools"


def test_completion_of_text_tokens_and_lists(smollm2: Engine) -> None:
    tokens = smollm2.post("/tokenize", prompt="Once upon").json()["tokens"]
    texts = [
        complete(smollm2, prompt=prompt)["choices"][0]["text"] for prompt in ("Once upon", tokens, [tokens])
    ]
    assert texts[0]
    assert texts == [texts[0]] * 3


def test_echo_logprobs_and_ids(smollm2: Engine) -> None:
    choice = complete(smollm2, echo=True, logprobs=2, return_token_ids=True)["choices"][0]
    logprobs = choice["logprobs"]
    assert choice["text"].startswith("Once upon")
    assert len(logprobs["tokens"]) == len(choice["token_ids"]) == 8
    assert all(len(top) == 2 for top in logprobs["top_logprobs"])
    for offset, token in zip(logprobs["text_offset"], logprobs["tokens"], strict=True):
        assert choice["text"][offset : offset + len(token)] == token


def test_chat_logprobs_stream_as_they_are_whole(smollm2: Engine) -> None:
    asked = {"max_tokens": 6, "logprobs": True, "top_logprobs": 3}
    whole = smollm2.chat("Hi", **asked)["choices"][0]
    entries = whole["logprobs"]["content"]
    assert [len(entry["top_logprobs"]) for entry in entries] == [3] * 6
    # Greedy: the sampled token is the likeliest.
    assert all(entry["logprob"] == entry["top_logprobs"][0]["logprob"] <= 0 for entry in entries)
    assert b"".join(bytes(entry["bytes"]) for entry in entries).decode() == whole["message"]["content"]
    chunks = smollm2.stream("Hi", **asked)
    streamed = [
        entry["token"]
        for chunk in chunks
        for entry in (chunk["choices"][0].get("logprobs") or {"content": ()})["content"]
    ]
    assert streamed == [entry["token"] for entry in entries]


def test_a_seed_repeats_and_another_does_not(smollm2: Engine) -> None:
    def text(seed: int) -> str:
        return str(complete(smollm2, temperature=1.0, seed=seed, max_tokens=16)["choices"][0]["text"])

    assert text(7) == text(7)
    assert text(7) != text(8)


def test_streamed_completion(smollm2: Engine) -> None:
    body = {"prompt": "Once upon", "temperature": 0, "max_tokens": 8, "echo": True}
    chunks = smollm2.stream_body(COMPLETIONS, body)
    text = "".join(chunk["choices"][0]["text"] for chunk in chunks)
    assert text == complete(smollm2, echo=True)["choices"][0]["text"]
    assert chunks[-1]["choices"][0]["finish_reason"] == "length"


def test_a_character_split_across_tokens_comes_whole(gptoss: Engine) -> None:
    tokens = gptoss.post("/tokenize", prompt="🤌🏽").json()["tokens"]
    assert len(tokens) > 1
    bias = {str(tokens[0]): 100}
    choice = complete(gptoss, logit_bias=bias, max_tokens=1)["choices"][0]
    assert choice["text"] == "\ufffd"
    pieces = gptoss.post("/detokenize", tokens=tokens).json()["prompt"]
    assert pieces == "🤌🏽"


def test_stop_token_ids_are_named_as_the_reason(gptoss: Engine) -> None:
    dot = gptoss.post("/tokenize", prompt="You").json()["tokens"][0]
    choice = complete(gptoss, logit_bias={str(dot): 100}, stop_token_ids=[dot])["choices"][0]
    assert (choice["finish_reason"], choice["stop_reason"]) == ("stop", dot)


def test_eight_at_once_answer_as_one_does(gptoss: Engine) -> None:
    alone = gptoss.chat("What is 2 + 2?")["choices"][0]["message"]

    def ask(_: int) -> object:
        with gptoss.new_client() as client:
            reply = client.post("/v1/chat/completions", json=chat_body("What is 2 + 2?"))
            return reply.json()["choices"][0]["message"]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [alone] * 8
