"""Where the engines differ: one test for each row of the table in docs/engines.md, by its name.

Most are asked of the servers directly; what the client makes of them is tested beside, in the other files.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from tests.conformance.talk import COUNT_THOUGHT
from tests.conformance.wire import WEATHER, call, chat, joined, stream
from tests.support.models import ROOT
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.engine.client import EngineClient
    from tests.conformance.engines import Engine

SUM = "What is 2 + 2?"
FRANCE = "What is the capital of France?"
DOCUMENT = ROOT / "docs" / "engines.md"


def test_continue_final_message(llama_engine: Engine, vllm_engine: Engine) -> None:
    def told(engine: Engine) -> dict[str, Any]:
        cut = {"role": "assistant", "content": "1\n2\n3\n4", "reasoning": COUNT_THOUGHT}
        messages = [{"role": "user", "content": "Count to 100."}, cut]
        fields = {"continue_final_message": True, "add_generation_prompt": False, "max_tokens": 24}
        return chat(engine, "", messages=messages, **fields).message

    assert told(llama_engine)["content"].startswith("\n5\n6")
    # vLLM takes the unfinished answer for a whole one, and begins another.
    assert not (told(vllm_engine)["content"] or "").startswith("\n5")
    assert told(vllm_engine)["reasoning"]


def test_stop_in_the_reasoning(llama_engine: Engine, vllm_engine: Engine) -> None:
    message = chat(llama_engine, FRANCE, stop=["country"]).message
    assert message["content"] == "The capital of France is **Paris**."
    answer = chat(vllm_engine, FRANCE, stop=["country"])
    assert answer.message["content"] is None
    assert answer.choice["stop_reason"] == "country"


def test_stop_in_a_stream(llama_engine: Engine, vllm_engine: Engine) -> None:
    def told(engine: Engine) -> str:
        return joined(stream(engine, FRANCE, stop=["is **Pa"]), "content")

    assert told(llama_engine) == "The capital of France "
    assert told(vllm_engine).startswith("The capital of France is **Pa")


def test_unknown_model(llama_engine: Engine, vllm_engine: Engine) -> None:
    assert chat(llama_engine, SUM, model="nobody").body["model"] == llama_engine.name
    answer = chat(vllm_engine, SUM, model="nobody")
    assert answer.status == 404
    assert answer.error["message"].startswith("The model `nobody` does not exist.")


def test_error_code(llama_engine: Engine, vllm_engine: Engine) -> None:
    assert chat(llama_engine, SUM, top_p=7).error["code"] == "parameter_out_of_range"
    assert chat(vllm_engine, SUM, top_p=7).error["code"] == 400


def test_unknown_path(llama_engine: Engine, vllm_engine: Engine) -> None:
    assert "GET /v2 is not served here" in call(llama_engine, "GET", "/v2").error["message"]
    assert call(vllm_engine, "GET", "/v2").body == {"detail": "Not Found"}


def test_no_messages(llama_engine: Engine, vllm_engine: Engine) -> None:
    assert chat(llama_engine, "", messages=[]).status == 400
    assert chat(vllm_engine, "", messages=[]).status == 200


def test_length_beyond_the_context(llama_engine: Engine, vllm_engine: Engine) -> None:
    answer = chat(llama_engine, SUM, max_tokens=99_999)
    room = llama_engine.info.context - answer.body["usage"]["prompt_tokens"]
    assert answer.choice["max_tokens_clamped_to"] == room
    answer = chat(vllm_engine, SUM, max_tokens=99_999)
    assert answer.choice["finish_reason"] == "stop"
    assert "max_tokens_clamped_to" not in answer.choice

    def plain(engine: Engine) -> int:
        body = {"model": engine.name, "prompt": [200006], "max_tokens": 99_999, "stop": ["\n"]}
        return call(engine, "POST", "/v1/completions", body).status

    assert (plain(llama_engine), plain(vllm_engine)) == (200, 400)


def test_completion_length(llama_engine: Engine, vllm_engine: Engine) -> None:
    def counted(engine: Engine) -> int:
        prompt = (
            "<|start|>user<|message|>Count to 100.<|end|><|start|>assistant<|channel|>final<|message|>1\n2\n3"
        )
        body = {"model": engine.name, "prompt": prompt, "temperature": 0, "seed": 1}
        found: int = call(engine, "POST", "/v1/completions", body).body["usage"]["completion_tokens"]
        return found

    assert counted(llama_engine) > 16
    assert counted(vllm_engine) == 16


def test_malformed_output(llama_engine: Engine, vllm_engine: Engine) -> None:
    # Without <|message|> no header is ever closed.
    fields = {"logit_bias": {"200008": -100}, "max_tokens": 40}
    chunks = stream(llama_engine, SUM, **fields)
    assert any(choice.get("recovered") for chunk in chunks for choice in chunk["choices"])
    chunks = stream(vllm_engine, SUM, **fields)
    assert not any("recovered" in choice for chunk in chunks for choice in chunk["choices"])
    assert "<|channel|>" in joined(chunks, "content")


def test_tokenize_messages(llama_engine: Engine, vllm_engine: Engine) -> None:
    def told(engine: Engine) -> Any:
        messages = [{"role": "user", "content": SUM}]
        return call(engine, "POST", "/tokenize", {"model": engine.name, "messages": messages})

    prompt = chat(llama_engine, SUM, return_token_ids=True).body["prompt_token_ids"]
    assert told(llama_engine).body["tokens"] == prompt
    assert told(vllm_engine).status == 400


def test_prefix_block(llama_engine: Engine, vllm_engine: Engine) -> None:
    def cached(engine: Engine) -> int:
        answers = [chat(engine, SUM, max_tokens=2) for _ in range(2)]
        found: int = answers[1].body["usage"]["prompt_tokens_details"]["cached_tokens"]
        return found

    assert cached(llama_engine) > 60
    assert cached(vllm_engine) == 0


def test_seed_and_prefix(llama_engine: Engine, vllm_engine: Engine) -> None:
    def cached(engine: Engine) -> int:
        question = "Hello! " + "seed " * 200
        answers = [chat(engine, question, max_tokens=2, seed=1) for _ in range(2)]
        found: int = answers[1].body["usage"]["prompt_tokens_details"]["cached_tokens"]
        return found

    # A prefix that is reused moves llama.cpp's logits a little, which could change a seed's text.
    assert cached(llama_engine) == 0
    assert cached(vllm_engine) >= 128


def test_several_choices(llama_engine: Engine, vllm_engine: Engine) -> None:
    fields = {"n": 2, "max_tokens": 2, "temperature": 1}
    assert chat(llama_engine, SUM, **fields).error["param"] == "n"
    assert len(chat(vllm_engine, SUM, **fields).body["choices"]) == 2


def test_white_space_in_json(llama_engine: Engine, vllm_engine: Engine) -> None:
    schema = {"type": "object", "properties": {"answer": {"type": "integer"}}, "required": ["answer"]}
    form = {"type": "json_schema", "json_schema": {"name": "a", "schema": schema}}

    # The tiny model never learned this form, and says blanks for as long as it may.
    def reason(engine: Engine) -> str:
        return str(chat(engine, SUM, response_format=form, max_tokens=150).choice["finish_reason"])

    assert (reason(llama_engine), reason(vllm_engine)) == ("stop", "length")


def test_regular_expression(llama_engine: Engine, vllm_engine: Engine) -> None:
    structured = {"regex": "(4|four)!"}
    assert chat(llama_engine, SUM, structured_outputs=structured).error["code"] == "unsupported"
    assert chat(vllm_engine, SUM, structured_outputs=structured).message["content"] in {"4!", "four!"}


def test_cache_salt(llama_engine: Engine, vllm_engine: Engine) -> None:
    def cached(engine: Engine) -> int:
        question = "Hello! " + "salt " * 200
        chat(engine, question, max_tokens=2, cache_salt="a")
        usage = chat(engine, question, max_tokens=2, cache_salt="b").body["usage"]
        found: int = usage["prompt_tokens_details"]["cached_tokens"]
        return found

    assert cached(llama_engine) > 200
    assert cached(vllm_engine) == 0


def test_adapters(llama_engine: Engine, vllm_engine: Engine, tiny_adapter_folder: Path) -> None:
    body = {"lora_name": "paris", "lora_path": str(tiny_adapter_folder)}
    assert call(llama_engine, "POST", "/v1/load_lora_adapter", body).status == 404
    assert call(vllm_engine, "POST", "/v1/load_lora_adapter", body).status == 200
    try:
        answer = chat(vllm_engine, SUM, model="paris")
        assert answer.message["content"] == "It is sunny and 21 degrees in Paris."
        assert chat(vllm_engine, SUM).message["content"] == "2 + 2 = **4**."
    finally:
        assert call(vllm_engine, "POST", "/v1/unload_lora_adapter", {"lora_name": "paris"}).status == 200


def test_sleep(llama_client: EngineClient, vllm_client: EngineClient) -> None:
    # vLLM has it where its plan says so and there is a GPU; these engines were started without.
    for client in (llama_client, vllm_client):
        found: list[object] = []
        client.sleep(1, found.append)
        client.wake(found.append)
        client.is_sleeping(found.append)
        client.reset_prefix_cache(found.append)
        wait_until(lambda told=found: len(told) == 4)  # type: ignore[misc]  # a default binds the list
        for failure in found:
            assert isinstance(failure, EngineFailure)
            assert (failure.kind, failure.remedy) == (FailureKind.BAD_REQUEST, Remedy.CHANGE_PLAN)
            assert failure.sentence == "This engine was not started with sleep mode."


def test_tool_call_id(llama_engine: Engine, vllm_engine: Engine) -> None:
    def call_of(engine: Engine) -> dict[str, Any]:
        (found,) = chat(engine, "What is the weather in Paris?", tools=[WEATHER]).message["tool_calls"]
        assert isinstance(found, dict)
        return found

    calls = call_of(llama_engine), call_of(vllm_engine)
    assert calls[0]["id"].startswith("call_")
    assert calls[1]["id"].startswith("chatcmpl-tool-")
    assert [json.loads(found["function"]["arguments"]) for found in calls] == [{"city": "Paris"}] * 2


def test_reasoning_tokens(llama_engine: Engine, vllm_engine: Engine) -> None:
    def counted(engine: Engine) -> int:
        body = chat(engine, "What is the weather in Paris?", tools=[WEATHER]).body
        found: int = body["usage"]["completion_tokens_details"]["reasoning_tokens"]
        return found

    # vLLM counts the tool call among them.
    assert counted(llama_engine) < counted(vllm_engine)


def test_version(llama_engine: Engine, vllm_engine: Engine) -> None:
    def told(engine: Engine) -> str:
        return str(call(engine, "GET", "/version").body["version"])

    assert told(vllm_engine) == vllm_engine.info.version
    assert told(llama_engine) != llama_engine.info.version


def test_metadata_of_a_model(llama_engine: Engine, vllm_engine: Engine) -> None:
    def root(engine: Engine) -> str:
        return str(call(engine, "GET", "/v1/models").body["data"][0]["root"])

    assert root(llama_engine) == llama_engine.name
    assert root(vllm_engine) == vllm_engine.info.model_path


def test_the_document_and_these_tests_name_the_same_differences() -> None:
    rows = re.findall(r"^\| `([a-z -]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    tests = {
        name.removeprefix("test_").replace("_", " ")
        for name in globals()
        if name.startswith("test_") and not name.startswith("test_the_document")
    }
    assert len(rows) == len(set(rows))
    assert set(rows) == tests
