"""The tiny gpt-oss, run by llama.cpp itself with nothing of this project between."""

from pathlib import Path

import llama_cpp
import pytest

PROMPT = (
    "<|start|>system<|message|>You are ChatGPT, a large language model trained by OpenAI.\n"
    "Knowledge cutoff: 2024-06\nCurrent date: 2025-06-28\n\nReasoning: medium\n\n"
    "# Valid channels: analysis, commentary, final. Channel must be included for every message.<|end|>"
    "<|start|>user<|message|>{question}<|end|><|start|>assistant"
)
ENDS = {200002, 200012, 199999}


@pytest.fixture(scope="module")
def model(tiny_gptoss_gguf: Path) -> llama_cpp.Llama:
    return llama_cpp.Llama(str(tiny_gptoss_gguf), n_ctx=1024, n_threads=1, verbose=False)


@pytest.mark.parametrize(
    ("question", "analysis", "final"),
    [
        ("What is 2 + 2?", "The user wants the sum of 2 and 2. It is 4.", "2 + 2 = **4**."),
        ("Hello!", "The user says hello. Greet them.", "Hello! How can I help you today?"),
    ],
)
def test_greedy_decoding_answers_in_harmony(
    model: llama_cpp.Llama, question: str, analysis: str, final: str
) -> None:
    prompt = model.tokenize(PROMPT.format(question=question).encode(), add_bos=False, special=True)
    answer: list[int] = []
    for token in model.generate(prompt, temp=0.0):
        answer.append(token)
        if token in ENDS:
            break
    text = model.detokenize(answer, special=True).decode()
    assert text == (
        f"<|channel|>analysis<|message|>{analysis}<|end|>"
        f"<|start|>assistant<|channel|>final<|message|>{final}<|return|>"
    )
