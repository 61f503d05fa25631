"""What an engine lacks has a reason, is not sent, and is not forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gptoss_desktop.domain.capabilities import lacking, lacking_forms, left_out, supported
from gptoss_desktop.domain.engine import EngineInfo
from gptoss_desktop.domain.parameters import AnswerForm, FormKind, GenerationParameters, ReasoningEffort
from gptoss_desktop.domain.parameters_table import SPECS
from gptoss_desktop.domain.plan import EngineKind

LLAMA = EngineInfo(EngineKind.LLAMA_CPP, "1", "m", "p", "gpt-oss", 4096, 4, has_reasoning=True)
VLLM = replace(LLAMA, engine=EngineKind.VLLM)
PLAIN = replace(LLAMA, architecture="llama", has_reasoning=False)


@pytest.mark.parametrize("info", [LLAMA, VLLM, PLAIN, replace(PLAIN, engine=EngineKind.VLLM)])
def test_every_reason_is_a_sentence_about_a_parameter_that_there_is(info: EngineInfo) -> None:
    reasons = lacking(info)
    assert set(reasons) <= set(SPECS)
    assert all(str(said).endswith(".") for said in [*reasons.values(), *lacking_forms(info).values()])


def test_the_reason_is_the_engine_or_the_model() -> None:
    assert lacking(None) == {}
    assert str(lacking(VLLM)["mirostat"]) == "Only llama.cpp has this."
    assert "mirostat" not in lacking(LLAMA)
    assert str(lacking(PLAIN)["reasoning_effort"]) == "This model does not reason before it answers."
    assert "thinking_token_budget" in lacking(VLLM)
    assert "thinking_token_budget" not in lacking(LLAMA)
    assert "skip_special_tokens" not in lacking(PLAIN)


def test_what_is_lacking_is_left_out_and_nothing_else() -> None:
    wanted = GenerationParameters(
        temperature=0.0,
        mirostat=2,
        reasoning_effort=ReasoningEffort.HIGH,
        form=AnswerForm(FormKind.REGEX, "a+"),
    )
    assert supported(wanted, None) == wanted
    assert set(left_out(wanted, VLLM)) == {"mirostat"}
    assert supported(wanted, VLLM) == replace(wanted, mirostat=None)
    assert set(left_out(wanted, LLAMA)) == {"form"}
    assert supported(wanted, PLAIN) == replace(wanted, form=None, reasoning_effort=None)
