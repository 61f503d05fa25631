"""The planner's figures against those that were measured, and against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.model import ModelInfo, ModelShape
from gptoss_desktop.domain.plan import KvType
from gptoss_desktop.planning import llama_memory, vllm_memory
from gptoss_desktop.planning.llama_memory import room
from gptoss_desktop.planning.vllm_settings import BATCHED_TOKENS, GRAPH_SIZES, sequences
from tests.planning.machines import CARDS, FILE_20B, FOLDER_20B, FOLDER_120B, GIB, card


def shape_of(model: ModelInfo) -> ModelShape:
    assert model.shape is not None
    return model.shape


SHAPE_20B, SHAPE_120B = shape_of(FOLDER_20B), shape_of(FOLDER_120B)


def test_weights_on_an_h100_are_those_that_were_measured() -> None:
    found = vllm_memory.weight_bytes(SHAPE_20B, 1, CARDS["h100"][3], None)
    assert found / GIB == pytest.approx(13.03, abs=0.02)


def test_a_token_of_the_cache_takes_what_the_engines_say() -> None:
    assert vllm_memory.kv_token_bytes(SHAPE_20B, KvType.AUTO) == 24_576
    assert vllm_memory.kv_token_bytes(SHAPE_120B, KvType.AUTO) == 36_864
    assert vllm_memory.kv_token_bytes(SHAPE_120B, KvType.FP8) == 18_432
    assert llama_memory.kv_token_bytes(FILE_20B, KvType.AUTO) == 49_152


def test_the_cache_is_the_one_that_vllm_gave_on_an_h100() -> None:
    # vLLM, share 0.85, steps of 2,048, first start: 52.53 GiB, and 111.28 requests of 16,384 tokens.
    memory = vllm_memory.card_memory(SHAPE_20B, (card("h100"),), 0.85, eager=False, lora=None)
    assert memory.cache / GIB == pytest.approx(52.5, abs=0.1)
    assert memory.cache / GIB <= 52.53
    tokens = memory.cache // vllm_memory.kv_token_bytes(SHAPE_20B, KvType.AUTO)
    assert tokens / vllm_memory.tokens_needed(SHAPE_20B, 16_384) == pytest.approx(111.28, rel=0.01)


@pytest.mark.parametrize("count", [2, 4, 8])
def test_padding_makes_parts_a_little_larger_than_their_share(count: int) -> None:
    whole = vllm_memory.weight_bytes(SHAPE_20B, 1, (9, 0), None)
    part = vllm_memory.weight_bytes(SHAPE_20B, count, (9, 0), None)
    assert whole < part * count < whole * 1.06


@given(st.integers(0, 3_000_000))
def test_the_longest_context_is_the_longest_that_fits(tokens: int) -> None:
    longest = vllm_memory.longest_context(SHAPE_20B, tokens)
    if longest:
        assert vllm_memory.tokens_needed(SHAPE_20B, longest) <= tokens
    assert vllm_memory.tokens_needed(SHAPE_20B, longest + 2) > tokens


def test_graphs_reach_the_longest_step() -> None:
    assert max(GRAPH_SIZES) == BATCHED_TOKENS
    assert list(GRAPH_SIZES) == sorted(set(GRAPH_SIZES))


def test_requests_at_once_follow_the_cache() -> None:
    assert [sequences(tokens) for tokens in (4096, 100_000, 300_000, 9_000_000)] == [4, 16, 64, 128]


@given(st.integers(0, 2_000_000), st.integers(0, 2_000_000), st.sampled_from([2048, 131_072]))
def test_more_cache_never_shortens_llama_cpps_contexts(one: int, other: int, longest: int) -> None:
    less, more = room(min(one, other), longest, None, None), room(max(one, other), longest, None, None)
    assert less.context <= more.context
    assert less.parallel <= more.parallel
    assert more.tokens <= max(one, other)


def test_a_header_without_a_shape_is_planned_with_a_guess() -> None:
    assert llama_memory.weights_of(FILE_20B).layers == 24
    bare = ModelInfo(FILE_20B.path, "bare", "llama", 10 * GIB)
    assert llama_memory.weights_of(bare).total == 10 * GIB
    assert llama_memory.kv_token_bytes(bare, KvType.Q8_0) < llama_memory.kv_token_bytes(bare, KvType.AUTO)
