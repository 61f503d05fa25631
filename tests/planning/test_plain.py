"""Overrides survive a settings file, and a damaged file is told from a whole one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.plan import EngineKind, KvType, LoraOptions
from gptoss_desktop.planning.inputs import PlanOverrides
from gptoss_desktop.planning.plain import overrides_from_plain, overrides_to_plain

OVERRIDES = st.builds(
    PlanOverrides,
    engine=st.none() | st.sampled_from(list(EngineKind)),
    gpus=st.none() | st.lists(st.text(), max_size=3).map(tuple),
    tensor_parallel=st.none() | st.integers(),
    context=st.none() | st.integers(),
    parallel=st.none() | st.integers(),
    memory_share=st.none() | st.floats(0, 1),
    kv_type=st.none() | st.sampled_from(list(KvType)),
    eager=st.none() | st.booleans(),
    gpu_layers=st.none() | st.integers(),
    cpu_expert_layers=st.none() | st.integers(),
    threads=st.none() | st.integers(),
    speculative=st.none() | st.text(),
    sleep_mode=st.none() | st.booleans(),
    kv_offload_gib=st.none() | st.floats(0, 1e6),
    lora=st.none() | st.builds(LoraOptions, st.integers(), st.integers(), st.lists(st.text()).map(tuple)),
)


@given(OVERRIDES)
def test_overrides_come_back_as_they_were(overrides: PlanOverrides) -> None:
    assert overrides_from_plain(json.loads(json.dumps(overrides_to_plain(overrides)))) == overrides


def test_only_what_was_chosen_is_kept() -> None:
    assert overrides_to_plain(PlanOverrides()) == {}
    assert overrides_to_plain(PlanOverrides(gpus=(), eager=False)) == {"gpus": [], "eager": False}


@pytest.mark.parametrize(
    ("plain", "sentence"),
    [
        ({"speed": 1}, "The engine plan has no setting named 'speed'."),
        ({"context": "8k"}, "The engine plan's setting 'context' is '8k'; it has to be a whole number."),
        ({"context": True}, "The engine plan's setting 'context' is True; it has to be a whole number."),
        (
            {"memory_share": "all"},
            "The engine plan's setting 'memory_share' is 'all'; it has to be a number.",
        ),
        ({"eager": 1}, "The engine plan's setting 'eager' is 1; it has to be true or false."),
        (
            {"engine": "trt"},
            "The engine plan's setting 'engine' is 'trt'; it has to be one of llama.cpp, vllm.",
        ),
        (
            {"kv_type": "int4"},
            "The engine plan's setting 'kv_type' is 'int4'; it has to be one of auto, fp8, q8_0.",
        ),
        ({"gpus": "GPU-0"}, "The engine plan's setting 'gpus' is 'GPU-0'; it has to be a list of texts."),
        ({"speculative": {}}, "The engine plan's setting 'speculative' is {}; it has to be text."),
        ({"lora": True}, "The engine plan's setting 'lora' is True; it has to be an object."),
        ({"lora": {"alpha": 1}}, "The engine plan has no setting named 'lora.alpha'."),
        (
            {"lora": {"max_rank": "16"}},
            "The engine plan's setting 'lora.max_rank' is '16'; it has to be a whole number.",
        ),
    ],
)
def test_a_damaged_value_is_named(plain: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=r"engine plan") as caught:
        overrides_from_plain(plain)
    assert str(caught.value) == sentence


def test_a_lora_that_is_named_in_part_has_the_defaults() -> None:
    assert overrides_from_plain({"lora": {"max_rank": 64}}).lora == LoraOptions(max_rank=64)
