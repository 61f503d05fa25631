"""An answer that was stopped goes on where it was (`continue_final_message`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.templates.context import cut_after_answer

if TYPE_CHECKING:
    from tests.support.engine_process import Engine

GOES_ON: dict[str, Any] = {"continue_final_message": True, "add_generation_prompt": False, "temperature": 0}


def asked(question: str, answer: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]


def test_gpt_oss_goes_on_in_the_final_channel(gptoss: Engine) -> None:
    messages = asked("Count to 100.", "1\n2\n3\n4")
    messages[-1]["reasoning"] = "Count from 1 to 100, one number a line."
    body = gptoss.post("/v1/chat/completions", messages=messages, max_tokens=8, **GOES_ON).json()
    message = body["choices"][0]["message"]
    assert message["content"].startswith("\n5\n6")
    assert not message.get("reasoning")


def test_a_template_model_goes_on_as_if_it_had_never_stopped(smollm2: Engine) -> None:
    question = "Tell me about lighthouses."
    whole = smollm2.chat(question, max_tokens=24, temperature=0)["choices"][0]["message"]["content"]
    head = smollm2.chat(question, max_tokens=12, temperature=0)["choices"][0]["message"]["content"]
    rest = smollm2.post(
        "/v1/chat/completions", messages=asked(question, head), max_tokens=12, **GOES_ON
    ).json()
    assert head + rest["choices"][0]["message"]["content"] == whole


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"continue_final_message": True}, "add_generation_prompt"),
        ({**GOES_ON, "messages": [{"role": "user", "content": "Hi"}]}, "continue_final_message"),
        ({**GOES_ON, "messages": asked("Hi", "")}, "continue_final_message"),
    ],
)
def test_what_cannot_go_on_is_named(gptoss: Engine, body: dict[str, Any], field: str) -> None:
    answer = gptoss.post("/v1/chat/completions", **{"messages": asked("Hi", "Hello"), **body})
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == field


def test_the_prompt_ends_where_the_answer_does() -> None:
    rendered = "<user>Say it</user><assistant>Say it slowly</assistant>\n"
    assert cut_after_answer(rendered, "Say it slowly \n") == "<user>Say it</user><assistant>Say it slowly \n"
    with pytest.raises(ApiError, match="cannot go on"):
        cut_after_answer(rendered, "changed by the template")
