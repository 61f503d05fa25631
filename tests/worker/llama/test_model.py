"""A model file is loaded, described and refused in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.worker.llama.load_errors import ModelLoadError, explain_failure
from gptoss_desktop.worker.llama.model import LoadedModel

if TYPE_CHECKING:
    from pathlib import Path


def _load(path: Path) -> ModelLoadError:
    with pytest.raises(ModelLoadError) as caught:
        LoadedModel.load(path, threads=1, on_progress=lambda _fraction: None)
    return caught.value


def test_it_knows_itself(smollm2: LoadedModel, tiny_gptoss: LoadedModel) -> None:
    assert smollm2.architecture == "llama"
    assert smollm2.chat_template is not None
    assert "<|im_start|>" in smollm2.chat_template
    assert smollm2.n_swa == 0
    assert smollm2.eos_text == "<|im_end|>"
    assert smollm2.is_end(smollm2.eos_token)
    assert tiny_gptoss.architecture == "gpt-oss"
    assert tiny_gptoss.n_swa == 128
    assert tiny_gptoss.n_vocab == 201_088
    assert tiny_gptoss.is_end(200_002)
    assert tiny_gptoss.is_end(200_012)
    assert not tiny_gptoss.is_end(200_007)


@pytest.mark.parametrize("text", ["Hello, world.", "naïve café — 東京 🦙👩‍👩‍👧", "\x00\n\t", "<|im_start|>"])
def test_text_survives_the_tokens(model: LoadedModel, text: str) -> None:
    tokens = model.tokenize(text, add_special=False, parse_special=False)
    assert b"".join(model.piece(token) for token in tokens) == text.encode()


def test_a_character_may_be_split(tiny_gptoss: LoadedModel) -> None:
    tokens = tiny_gptoss.tokenize("🦙", add_special=False, parse_special=False)
    assert len(tokens) > 1
    with pytest.raises(UnicodeDecodeError):
        tiny_gptoss.piece(tokens[0]).decode()


def test_control_tokens_are_read_only_on_demand(tiny_gptoss: LoadedModel) -> None:
    assert tiny_gptoss.tokenize("<|return|>", add_special=False, parse_special=True) == [200_002]
    assert len(tiny_gptoss.tokenize("<|return|>", add_special=False, parse_special=False)) > 1
    assert tiny_gptoss.piece(200_002) == b""
    assert tiny_gptoss.piece(200_002, special=True) == b"<|return|>"
    assert tiny_gptoss.piece(10**9) == b""


def test_loading_tells_how_far_it_is(smollm2_gguf: Path) -> None:
    fractions: list[float] = []
    LoadedModel.load(smollm2_gguf, threads=1, on_progress=fractions.append).close()
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_a_listener_that_fails_stops_nothing(smollm2_gguf: Path, caplog: pytest.LogCaptureFixture) -> None:
    def listener(_fraction: float) -> None:
        raise ValueError("no")

    LoadedModel.load(smollm2_gguf, threads=1, on_progress=listener).close()
    assert "listener" in caplog.text
    caplog.clear()


def test_a_path_that_is_no_file(tmp_path: Path) -> None:
    missing = _load(tmp_path / "none.gguf")
    assert missing.kind is FailureKind.MODEL_NOT_FOUND
    assert "none.gguf" in missing.sentence
    assert _load(tmp_path).kind is FailureKind.MODEL_UNREADABLE


def test_a_damaged_file(tmp_path: Path, smollm2_gguf: Path, caplog: pytest.LogCaptureFixture) -> None:
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(smollm2_gguf.read_bytes()[:20_000_000])
    error = _load(cut)
    assert error.kind is FailureKind.MODEL_INVALID
    assert error.sentence == "The model cut.gguf cannot be loaded: the file is incomplete or damaged."
    text = tmp_path / "text.gguf"
    text.write_text("This is not a model.")
    assert _load(text).kind is FailureKind.MODEL_INVALID
    assert caplog.text
    caplog.clear()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (
            "llama_model_load: error loading model: unknown model architecture: 'x'",
            FailureKind.MODEL_UNSUPPORTED,
        ),
        ("llama_model_load: error loading model: unable to allocate CPU buffer", FailureKind.OUT_OF_MEMORY),
        ("something else", FailureKind.MODEL_INVALID),
    ],
)
def test_the_log_becomes_a_sentence(line: str, kind: FailureKind) -> None:
    error = explain_failure("m.gguf", [line])
    assert error.kind is kind
    assert error.sentence.startswith("The model m.gguf cannot be loaded: ")
    assert error.advice
