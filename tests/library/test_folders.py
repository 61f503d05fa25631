"""Hugging Face folders: what they are, and what is refused."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.model import ModelFormat, ModelShape
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.inspection import inspect
from tests.library.folders import CONFIG, tensors, write_folder
from tests.support.safetensors_file import header_bytes, write_safetensors


def refusal(path: Path) -> ModelError:
    with pytest.raises(ModelError) as caught:
        inspect(path)
    error = caught.value
    assert str(path) in error.sentence
    assert error.sentence.endswith(".")
    assert error.advice.endswith(".")
    return error


def test_the_tiny_gpt_oss(tiny_gptoss_mxfp4_folder: Path) -> None:
    model = inspect(tiny_gptoss_mxfp4_folder)
    assert model.is_gpt_oss
    assert model.format is ModelFormat.HUGGING_FACE
    assert (model.name, model.quantization, model.context_length) == ("tiny-gptoss", "MXFP4", 131_072)
    assert model.shape == ModelShape(
        layers=2,
        hidden_size=64,
        heads=4,
        kv_heads=2,
        head_size=32,
        vocabulary=201_088,
        weight_bytes=51_635_104,
        expert_bytes=55_296,
        experts=4,
        sliding_layers=1,
        sliding_window=128,
    )


def test_both_forms_of_the_tiny_gpt_oss_have_the_same_shape(
    tiny_gptoss_mxfp4_folder: Path, tiny_gptoss_gguf: Path
) -> None:
    folder, gguf = inspect(tiny_gptoss_mxfp4_folder), inspect(tiny_gptoss_gguf)
    assert folder.parameter_count == gguf.parameter_count
    assert folder.shape is not None
    assert gguf.shape is not None
    same = [replace(shape, weight_bytes=0, expert_bytes=0) for shape in (folder.shape, gguf.shape)]
    assert same[0] == same[1]
    # The GGUF keeps norms and biases in twice the bits.
    assert 0 < gguf.shape.expert_bytes - folder.shape.expert_bytes < 4096


def test_a_plain_model_in_one_file_and_in_shards(tmp_path: Path) -> None:
    whole, split = inspect(write_folder(tmp_path / "a")), inspect(write_folder(tmp_path / "b", shards=2))
    assert whole.shape == split.shape
    assert (whole.architecture, whole.quantization) == ("llama", "BF16")
    assert whole.shape is not None
    assert whole.shape.weight_bytes == whole.size_bytes == 2 * whole.parameter_count  # type: ignore[operator]
    assert whole.shape.head_size == 16


@pytest.mark.parametrize("name", ["config.json", "model.safetensors"])
def test_a_folder_may_be_named_by_a_file_in_it(tmp_path: Path, name: str) -> None:
    assert inspect(write_folder(tmp_path / "m") / name).path == tmp_path / "m"


def test_a_folder_of_hugging_faces_cache_has_the_models_name(tmp_path: Path) -> None:
    folder = tmp_path / "models--openai--gpt-oss-20b" / "snapshots" / "d666cf3"
    assert inspect(write_folder(folder)).name == "gpt-oss-20b"


@pytest.mark.parametrize(
    ("changes", "sliding", "window"),
    [
        ({}, 0, 0),
        ({"sliding_window": 512}, 0, 0),
        ({"architectures": ["MistralForCausalLM"], "sliding_window": 512}, 2, 512),
        ({"architectures": ["GptOssForCausalLM"], "sliding_window": 128}, 1, 128),
        ({"architectures": ["Qwen2ForCausalLM"], "sliding_window": 512, "use_sliding_window": False}, 0, 0),
        ({"sliding_window": 99, "layer_types": ["sliding_attention", "full_attention"]}, 1, 99),
    ],
)
def test_sliding_layers(tmp_path: Path, changes: dict[str, Any], sliding: int, window: int) -> None:
    shape = inspect(write_folder(tmp_path / "m", **changes)).shape
    assert shape is not None
    assert (shape.sliding_layers, shape.sliding_window) == (sliding, window)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"architectures": ["BertModel"]}, "architecture BertModel, which no engine here can run"),
        ({"auto_map": {"AutoModel": "modeling.Mine"}}, "it brings program code of its own"),
        (
            {"quantization_config": {"quant_method": "exotic"}},
            "by the method exotic, which vLLM does not read",
        ),
        (
            {"quantization_config": {"quant_method": "mxfp4"}, "intermediate_size": 100},
            "its feed-forward size 100 is not a multiple of 32",
        ),
    ],
)
def test_models_that_no_engine_runs(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    error = refusal(write_folder(tmp_path / "m", **changes))
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert words in error.sentence


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"architectures": None}, "does not name the model's architecture"),
        ({"architectures": "LlamaForCausalLM"}, "does not name the model's architecture"),
        ({"architectures": [7]}, "does not name the model's architecture"),
        ({"num_hidden_layers": None}, "num_hidden_layers must be a whole number"),
        ({"num_hidden_layers": 10**9}, "num_hidden_layers must be a whole number from 1 to 1,024"),
        ({"num_hidden_layers": True}, "num_hidden_layers must be a whole number"),
        ({"num_attention_heads": 0}, "num_attention_heads must be a whole number"),
        ({"hidden_size": "64"}, "hidden_size must be a whole number"),
        ({"vocab_size": 1e300}, "vocab_size must be a whole number"),
        ({"num_key_value_heads": 3}, "4 attention heads cannot share 3"),
        ({"layer_types": ["full_attention"], "sliding_window": 8}, "each of its 2 layers"),
        ({"quantization_config": []}, "does not name a method"),
        ({"quantization_config": {"quant_method": None}}, "does not name a method"),
        ({"num_hidden_layers": 3}, "lack layer 2 of the 3"),
        ({"num_hidden_layers": 1}, "more layers than the 1"),
        ({"vocab_size": 97}, "has the shape 96 × 64, but config.json says 97 × 64"),
    ],
)
def test_configs_that_cannot_be_true(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    error = refusal(write_folder(tmp_path / "m", **changes))
    assert error.kind is FailureKind.MODEL_INVALID
    assert words in error.sentence


def test_a_head_that_is_not_there_unless_it_is_the_embedding(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "m")
    without = {name: values for name, values in tensors().items() if name != "lm_head.weight"}
    write_safetensors(folder / "model.safetensors", without)
    assert "lack the tensor lm_head.weight" in refusal(folder).sentence
    write_folder(tmp_path / "tied", tie_word_embeddings=True)
    write_safetensors(tmp_path / "tied" / "model.safetensors", without)
    assert inspect(tmp_path / "tied").shape is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'"text"',
        b"{",
        b"\xff\xfe{}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"vocab_size": ' + b"9" * 10_000 + b"}",
        b'{"a": 1, "a": 2}',
        b" " * (1024 * 1024 + 1),
    ],
    ids=range(10),
)
def test_a_config_that_is_no_object(tmp_path: Path, data: bytes) -> None:
    folder = write_folder(tmp_path / "m")
    (folder / "config.json").write_bytes(data)
    assert refusal(folder).kind is FailureKind.MODEL_INVALID


def test_files_that_are_missing(tmp_path: Path) -> None:
    assert "is a folder without a model" in refusal(tmp_path).sentence
    folder = write_folder(tmp_path / "m")
    (folder / "tokenizer.json").unlink()
    assert "without the model's vocabulary" in refusal(folder).sentence
    (folder / "tokenizer.json").touch()
    (folder / "model.safetensors").unlink()
    assert "no file in it ends in .safetensors" in refusal(folder).sentence


def test_pickles_are_refused_and_ignored_beside_safetensors(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "m")
    (folder / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    assert inspect(folder).shape is not None
    (folder / "model.safetensors").unlink()
    error = refusal(folder)
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert "pickle files, which can run code" in error.sentence


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "m")
    (folder / "model.safetensors").unlink()
    os.mkfifo(folder / "model.safetensors")
    assert "not an ordinary file" in refusal(folder).sentence


def test_shards_that_are_missing_or_elsewhere(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "m", shards=3)
    (folder / "model-00002-of-00003.safetensors").rename(tmp_path / "x.safetensors")
    assert "its file model-00002-of-00003.safetensors is missing" in refusal(folder).sentence
    index = folder / "model.safetensors.index.json"
    for shard in ("../x.safetensors", "/etc/passwd", "a.bin", 7, None, "a\0.safetensors"):
        index.write_text(json.dumps({"weight_map": {"model.embed_tokens.weight": shard}}), encoding="utf-8")
        assert refusal(folder).kind is FailureKind.MODEL_INVALID


def test_a_shard_without_a_tensor_of_the_index(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "m", shards=2)
    index = folder / "model.safetensors.index.json"
    plain = json.loads(index.read_text(encoding="utf-8"))
    plain["weight_map"]["model.norm.weight"] = "model-00001-of-00002.safetensors"
    index.write_text(json.dumps(plain), encoding="utf-8")
    assert "the tensor model.norm.weight is missing in it" in refusal(folder).sentence


def test_a_file_cut_short(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "m")
    weights = folder / "model.safetensors"
    os.truncate(weights, weights.stat().st_size - 1)
    assert "is cut short" in refusal(folder).sentence


def entry(shape: Any, begin: Any, end: Any, dtype: Any = "BF16") -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ({"a": entry([4], 0, 8), "b": entry([4], 4, 12)}, "overlap"),
        ({"a": entry([4], 0, 8), "b": entry([4], 12, 20)}, "leave gaps"),
        ({"a": entry([4], 0, 9)}, "does not fit"),
        ({"a": entry([2**62, 2**62], 0, 8)}, "does not fit"),
        ({"a": entry([1] * 9, 0, 2)}, "is not described"),
        ({"a": entry([-4], 0, 8)}, "is not described"),
        ({"a": entry([4.0], 0, 8)}, "is not described"),
        ({"a": entry([True], 0, 2)}, "is not described"),
        ({"a": entry([4], 8, 0)}, "does not fit"),
        ({"a": entry([4], 0, 8, "X9")}, "is not described"),
        ({"a": entry([4], 0, 8, ["BF16"])}, "is not described"),
        ({"a": 7}, "is not described"),
        ({"a": entry([4], 0, 8)}, "bytes follow its last tensor"),
    ],
)
def test_headers_that_cannot_be_true(tmp_path: Path, header: dict[str, Any], words: str) -> None:
    folder = write_folder(tmp_path / "m")
    (folder / "model.safetensors").write_bytes(header_bytes(header) + bytes(24))
    assert words in refusal(folder).sentence


@pytest.mark.parametrize("length", [0, 7, 2**40, 2**64 - 1])
def test_a_header_of_an_impossible_length(tmp_path: Path, length: int) -> None:
    folder = write_folder(tmp_path / "m")
    (folder / "model.safetensors").write_bytes(length.to_bytes(8, "little") + b"{}")
    assert refusal(folder).kind is FailureKind.MODEL_INVALID


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    key=st.sampled_from([*CONFIG, "head_dim", "layer_types", "quantization_config", "auto_map"]), value=JSON
)
def test_any_value_of_any_key_is_taken_or_refused(tmp_path: Path, key: str, value: Any) -> None:
    folder = write_folder(tmp_path / "m", **{key: value})
    with contextlib.suppress(ModelError):
        inspect(folder)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=200), at=st.integers(0, 600))
def test_noise_in_a_header_is_refused_or_harmless(tmp_path: Path, noise: bytes, at: int) -> None:
    folder = write_folder(tmp_path / "m")
    weights = folder / "model.safetensors"
    data = weights.read_bytes()
    weights.write_bytes(data[:at] + noise + data[at + len(noise) :])
    with contextlib.suppress(ModelError):
        inspect(folder)
