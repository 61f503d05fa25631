"""The GGUF header reader on real files, on files made wrong in one place, and on noise."""

from __future__ import annotations

import contextlib
import os
import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFEndian, GGUFWriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.protocol.gguf import GgufError, SkippedArray, read_header
from gptoss_desktop.protocol.gguf.reader import WINDOW
from gptoss_desktop.protocol.gguf.values import MAX_STRINGS, ValueType

TOKENS = 200_000


def write_model(path: Path, *, tokens: int = 50, endianess: GGUFEndian = GGUFEndian.LITTLE) -> Path:
    """Write a small model with the reference writer."""
    writer = GGUFWriter(path, "llama", endianess=endianess)
    writer.add_name("Tiny")
    writer.add_context_length(2048)
    writer.add_file_type(7)
    writer.add_token_list([f"token {number}" for number in range(tokens)])
    writer.add_array("llama.layers", [1, 2, 3])
    writer.add_tensor("token_embd.weight", np.ones((8, 64), dtype=np.float32))
    writer.add_tensor("output_norm.weight", np.ones(64, dtype=np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "tiny.gguf")


def refusal(path: Path) -> GgufError:
    with pytest.raises(GgufError) as caught:
        read_header(path)
    assert caught.value.sentence.endswith(".")
    assert caught.value.advice.endswith(".")
    return caught.value


def pack_string(text: bytes) -> bytes:
    return struct.pack("<Q", len(text)) + text


def with_metadata(path: Path, *pairs: bytes, tensors: int = 0, tail: bytes = b"") -> Path:
    architecture = pack_string(b"general.architecture") + struct.pack("<I", 8) + pack_string(b"llama")
    head = b"GGUF" + struct.pack("<IQQ", 3, tensors, 1 + len(pairs))
    path.write_bytes(head + architecture + b"".join(pairs) + tail)
    return path


def tensor(name: bytes, shape: tuple[int, ...], kind: int, offset: int) -> bytes:
    dims = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
    return pack_string(name) + dims + struct.pack("<IQ", kind, offset)


def test_a_written_model_is_read_back(model: Path) -> None:
    header = read_header(model)
    assert (header.version, header.architecture, header.name) == (3, "llama", "Tiny")
    assert (header.context_length, header.quantization) == (2048, "Q8_0")
    assert (header.tensor_count, header.parameter_count) == (2, 8 * 64 + 64)
    assert header.file_size == model.stat().st_size
    assert header.metadata["tokenizer.ggml.tokens"] == SkippedArray(ValueType.STRING, 50)
    assert header.metadata["llama.layers"] == (1, 2, 3)


def test_a_published_model_is_read(smollm2_gguf: Path) -> None:
    header = read_header(smollm2_gguf)
    assert (header.architecture, header.quantization, header.context_length) == ("llama", "Q4_1", 8192)
    assert header.parameter_count == 134_515_008


def test_the_gpt_oss_shape_with_mxfp4_is_read(tiny_gptoss_gguf: Path) -> None:
    header = read_header(tiny_gptoss_gguf)
    assert header.architecture == "gpt-oss"
    assert header.metadata["tokenizer.ggml.tokens"] == SkippedArray(ValueType.STRING, 201_088)


def test_a_big_vocabulary_is_passed_over(tmp_path: Path) -> None:
    path = write_model(tmp_path / "big.gguf", tokens=TOKENS)
    assert path.stat().st_size > 2 * WINDOW
    tracemalloc.start()
    header = read_header(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert header.metadata["tokenizer.ggml.tokens"] == SkippedArray(ValueType.STRING, TOKENS)
    assert peak < 4 * WINDOW


def test_every_shorter_file_is_found_cut_short(model: Path) -> None:
    whole = model.read_bytes()
    for length in range(4, len(whole), 7):
        model.write_bytes(whole[:length])
        error = refusal(model)
        assert error.kind is FailureKind.MODEL_INVALID
        assert "is cut short: its header promises" in error.sentence
        assert f"the file has {length:,}." in error.sentence
    assert f"promises {len(whole):,} bytes" in error.sentence


def test_a_missing_file(tmp_path: Path) -> None:
    error = refusal(tmp_path / "none.gguf")
    assert error.kind is FailureKind.MODEL_NOT_FOUND
    assert error.sentence == f"There is no file {tmp_path / 'none.gguf'}."


def test_a_folder(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert error.kind is FailureKind.MODEL_UNREADABLE
    assert "is a folder" in error.sentence


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    assert "is not an ordinary file" in refusal(tmp_path / "pipe.gguf").sentence


def test_an_unreadable_path(tmp_path: Path) -> None:
    error = refusal(tmp_path / ("x" * 300))
    assert error.kind is FailureKind.MODEL_UNREADABLE
    assert refusal(Path("a\0b.gguf")).kind is FailureKind.MODEL_UNREADABLE


def test_a_name_that_cannot_be_printed(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff\nb.gguf")
    path.touch()
    assert "a\ufffd\ufffdb.gguf is empty." in refusal(path).sentence


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "is empty"), (b"GG", "is not a GGUF"), (b"PK\3\4" * 9, "is not a")]
)
def test_another_kind_of_file(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "other.gguf"
    path.write_bytes(content)
    error = refusal(path)
    assert error.kind is FailureKind.MODEL_INVALID
    assert said in error.sentence


def test_big_endian(tmp_path: Path) -> None:
    error = refusal(write_model(tmp_path / "big.gguf", endianess=GGUFEndian.BIG))
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert "big-endian" in error.sentence


@pytest.mark.parametrize("version", [0, 1, 4])
def test_other_versions(model: Path, version: int) -> None:
    model.write_bytes(b"GGUF" + struct.pack("<I", version) + model.read_bytes()[8:])
    error = refusal(model)
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert f"has GGUF version {version}" in error.sentence


def test_version_2_is_read(model: Path) -> None:
    model.write_bytes(b"GGUF" + struct.pack("<I", 2) + model.read_bytes()[8:])
    assert read_header(model).version == 2


def test_a_part_of_a_split_model(tmp_path: Path) -> None:
    split = pack_string(b"split.count") + struct.pack("<IH", 2, 3)
    error = refusal(with_metadata(tmp_path / "m-00001-of-00003.gguf", split))
    assert error.kind is FailureKind.MODEL_UNSUPPORTED
    assert "one of the 3 parts" in error.sentence


def test_no_architecture(tmp_path: Path) -> None:
    path = tmp_path / "none.gguf"
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, 0))
    assert "does not name the model's architecture" in refusal(path).sentence


KEY = pack_string(b"k")


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        (KEY + struct.pack("<I", 99), "unknown type 99"),
        (KEY + struct.pack("<IIQ", 9, 9, 1), "array of arrays"),
        (KEY + struct.pack("<IIQ", 9, 8, MAX_STRINGS + 1), "strings"),
        (KEY + struct.pack("<IIQ", 9, 4, 2**63), "cut short"),
        (KEY + struct.pack("<IIQQ", 9, 8, 3, 2**64 - 1), "cut short"),
        (KEY + struct.pack("<IQ", 8, 2**40), "more than the"),
        (struct.pack("<Q", 2**63), "more than the"),
        (pack_string(b""), "is empty or comes twice"),
        (pack_string(b"general.architecture"), "is empty or comes twice"),
        (pack_string(b"general.alignment") + struct.pack("<II", 4, 48), "power of two"),
        (pack_string(b"general.alignment") + struct.pack("<II", 4, 0), "power of two"),
        (pack_string(b"general.alignment") + struct.pack("<I", 8) + pack_string(b"32"), "power of two"),
    ],
)
def test_impossible_metadata(tmp_path: Path, pair: bytes, said: str) -> None:
    error = refusal(with_metadata(tmp_path / "bad.gguf", pair))
    assert error.kind is FailureKind.MODEL_INVALID
    assert said in error.sentence


@pytest.mark.parametrize(
    ("info", "said"),
    [
        (tensor(b"t" * 64, (32,), 0, 0), "the name of a tensor has 64 bytes"),
        (tensor(b"t", (1,) * 5, 0, 0), "has 5 dimensions"),
        (tensor(b"t", (2**40, 2**40), 0, 0), "more elements than can be counted"),
        (tensor(b"t", (0, 2**40, 2**40), 0, 0), "more elements than can be counted"),
        (tensor(b"t", (33,), 2, 0), "has rows of 33"),
        (tensor(b"t", (32,), 0, 5), "begins at byte 5"),
        (tensor(b"t", (32,), 0, 2**50), "is cut short"),
        (tensor(b"t", (2**40,), 0, 0), "is cut short"),
    ],
)
def test_impossible_tensors(tmp_path: Path, info: bytes, said: str) -> None:
    error = refusal(with_metadata(tmp_path / "bad.gguf", tensors=1, tail=info + bytes(512)))
    assert error.kind is FailureKind.MODEL_INVALID
    assert said in error.sentence


def test_a_tensor_type_of_the_future_is_left_to_the_engine(tmp_path: Path) -> None:
    path = with_metadata(tmp_path / "new.gguf", tensors=1, tail=tensor(b"t", (7,), 4711, 0) + bytes(64))
    assert read_header(path).parameter_count == 7


@pytest.mark.parametrize(("tensors", "keys"), [(2**64 - 1, 1), (0, 2**64 - 1)])
def test_impossible_counts(tmp_path: Path, tensors: int, keys: int) -> None:
    path = with_metadata(tmp_path / "bad.gguf")
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, tensors, keys) + path.read_bytes()[24:])
    assert "more than the" in refusal(path).sentence


def read_or_refuse(path: Path) -> None:
    """Read the file; anything but a `GgufError`, or memory beyond a few windows, fails the test."""
    tracemalloc.start()
    with contextlib.suppress(GgufError):
        read_header(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * WINDOW


MUTATIONS = st.lists(
    st.tuples(st.integers(0, 2**16), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6
)
ON_ONE_FILE = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ON_ONE_FILE
@given(changes=MUTATIONS, cut=st.integers(0, 400))
def test_a_mutated_model_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[int, bytes]], cut: int
) -> None:
    source = tmp_path / "source.gguf"
    if not source.exists():
        write_model(source, tokens=20)
    data = bytearray(source.read_bytes())
    header_end = read_header(source).data_offset
    for position, new in changes:
        at = position % header_end
        data[at : at + len(new)] = new
    path = tmp_path / "mutated.gguf"
    path.write_bytes(bytes(data[: len(data) - cut]))
    read_or_refuse(path)


@ON_ONE_FILE
@given(
    noise=st.binary(max_size=300), version=st.sampled_from([2, 3]), counts=st.tuples(*[st.integers(0, 5)] * 2)
)
def test_noise_is_refused(tmp_path: Path, noise: bytes, version: int, counts: tuple[int, int]) -> None:
    path = tmp_path / "noise.gguf"
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", version, *counts) + noise)
    read_or_refuse(path)
