"""What the planner chooses on machines that people have."""

from dataclasses import dataclass, replace

import pytest

from gptoss_desktop.domain.hardware import Gpu
from gptoss_desktop.domain.plan import ALL_LAYERS, EngineKind, KvType
from gptoss_desktop.planning.choose import choose
from tests.planning.machines import GIB, card, cards, inputs, machine

VLLM, LLAMA = EngineKind.VLLM, EngineKind.LLAMA_CPP
FULL = (131_072, 131_072)
USEFUL = (16_384, 16_384)


@dataclass(frozen=True)
class Expected:
    """The first proposal: engine, cards by index, the context's range, and llama.cpp's layers."""

    engine: EngineKind
    cards: tuple[int, ...]
    context: tuple[int, int]
    experts_in_ram: tuple[int, int] = (0, 0)
    kv_type: KvType = KvType.AUTO
    ram: float = 64


BUSY_3090 = (card("3090", 0, held=15), card("3090", 1))
PAIRED_A100 = (
    card("a100", 0, held=26),
    card("a100", 1, held=26, links=(2,)),
    card("a100", 2, held=26, links=(1,)),
)
BUSY_L40S = (card("l40s", 0, held=30), card("l40s", 1), card("l40s", 2, held=2), card("l40s", 3))

TABLE: dict[str, tuple[str, tuple[Gpu, ...], Expected]] = {
    "no card": ("20b", (), Expected(LLAMA, (), USEFUL)),
    "A2000 6 GB": ("20b", cards("a2000"), Expected(LLAMA, (0,), USEFUL, (18, 23))),
    "GTX 1080 8 GB": ("20b", cards("1080"), Expected(LLAMA, (0,), USEFUL, (12, 17))),
    "T4 16 GB": ("20b", cards("t4"), Expected(LLAMA, (0,), USEFUL)),
    "RTX 4080 16 GB": ("20b", cards("4080"), Expected(LLAMA, (0,), USEFUL)),
    "two RTX 4080": ("20b", cards("4080", "4080"), Expected(VLLM, (0, 1), FULL)),
    "V100 32 GB": ("20b", cards("v100"), Expected(LLAMA, (0,), (65_536, 131_072))),
    "RTX 3090 24 GB": ("20b", cards("3090"), Expected(VLLM, (0,), FULL)),
    "RTX 4090 24 GB": ("20b", cards("4090"), Expected(VLLM, (0,), FULL)),
    "two RTX 3090": ("20b", cards("3090", "3090", linked=True), Expected(VLLM, (0,), FULL)),
    "two RTX 3090, one busy": ("20b", BUSY_3090, Expected(VLLM, (1,), FULL)),
    "four L40S": ("20b", cards(*["l40s"] * 4), Expected(VLLM, (0,), FULL)),
    "H100": ("20b", cards("h100"), Expected(VLLM, (0,), FULL)),
    "eight H100": ("20b", cards(*["h100"] * 8, linked=True), Expected(VLLM, (0,), FULL)),
    "eight H200": ("20b", cards(*["h200"] * 8, linked=True), Expected(VLLM, (0,), FULL)),
    "H200 141 GB": ("20b", cards("h200"), Expected(VLLM, (0,), FULL)),
    "B200": ("20b", cards("b200"), Expected(VLLM, (0,), FULL)),
    "A2000 beside an H100": ("20b", cards("a2000", "h100"), Expected(VLLM, (1,), FULL)),
    "V100 beside a 3090": ("20b", cards("v100", "3090"), Expected(VLLM, (1,), FULL)),
    "T4 and 1080": ("20b", cards("t4", "1080"), Expected(LLAMA, (0, 1), (16_384, 65_536))),
    "4090 that is half taken": ("20b", (card("4090", held=12),), Expected(LLAMA, (0,), USEFUL, (3, 8))),
    "H100 that is nearly full": ("20b", (card("h100", held=60),), Expected(VLLM, (0,), (90_000, 131_072))),
    "4090 with room for a short cache": (
        "20b",
        (card("4090", held=6.9),),
        Expected(VLLM, (0,), USEFUL, kv_type=KvType.FP8),
    ),
    "3090 with room for a short cache": (
        "20b",
        (card("3090", held=6.8),),
        Expected(VLLM, (0,), (8192, 40_960)),
    ),
    "120b on an H100": ("120b", cards("h100"), Expected(VLLM, (0,), FULL)),
    "120b on eight H100": ("120b", cards(*["h100"] * 8, linked=True), Expected(VLLM, (0,), FULL)),
    "120b on four L40S": ("120b", cards(*["l40s"] * 4), Expected(VLLM, (0, 1), FULL)),
    "120b on busy L40S": ("120b", BUSY_L40S, Expected(VLLM, (1, 3), FULL)),
    "120b on two A100 40 GB": ("120b", cards("a100", "a100"), Expected(LLAMA, (0, 1), (32_768, 65_536))),
    "busy A100, two with NVLink": ("20b", PAIRED_A100, Expected(VLLM, (1, 2), FULL)),
    "120b on eight RTX 3090": ("120b", cards(*["3090"] * 8), Expected(VLLM, (0, 1, 2, 3), FULL)),
    "120b on two RTX 3090": ("120b", cards("3090", "3090"), Expected(LLAMA, (0, 1), USEFUL, (6, 14))),
    "120b on a 4090": ("120b", cards("4090"), Expected(LLAMA, (0,), USEFUL, (20, 30))),
    "120b on two V100": ("120b", cards("v100", "v100"), Expected(LLAMA, (0, 1), USEFUL)),
    "120b on H100 and A100": ("120b", cards("a100", "h100"), Expected(VLLM, (1,), FULL)),
    "120b on mixed small cards": ("120b", cards("3090", "l40s"), Expected(LLAMA, (0, 1), (16_384, 24_576))),
    "120b without a card": ("120b", (), Expected(LLAMA, (), USEFUL, ram=192)),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_first_plan_on_a_machine(name: str) -> None:
    size, gpus, expected = TABLE[name]
    proposal = choose(inputs(machine(gpus, ram=expected.ram), size)).proposals[0]
    plan = proposal.plan
    assert plan.engine is expected.engine
    assert plan.gpus == tuple(f"GPU-{index}" for index in expected.cards)
    least, most = expected.context
    assert plan.context is not None
    assert least <= plan.context <= most
    if plan.vllm is not None:
        assert plan.vllm.tensor_parallel == len(expected.cards)
        assert plan.vllm.kv_type is expected.kv_type
    else:
        assert plan.llama.gpu_layers == (ALL_LAYERS if expected.cards else 0)
        least, most = expected.experts_in_ram
        assert least <= plan.llama.cpu_expert_layers <= most


def test_vllm_comes_first_then_llama_cpp_on_cards_then_on_the_processor() -> None:
    proposals = choose(inputs(machine(cards("4090", "4090")))).proposals
    line = [(proposal.plan.engine, proposal.plan.gpus) for proposal in proposals]
    assert line == [
        (VLLM, ("GPU-0",)),
        (VLLM, ("GPU-1",)),
        (LLAMA, ("GPU-0", "GPU-1")),
        (LLAMA, ()),
    ]


def test_a_group_is_followed_by_other_cards_and_by_fewer() -> None:
    gpus = tuple(card("l40s", index, held=6) for index in range(5))
    proposals = choose(inputs(machine(gpus), "120b")).proposals
    line = [proposal.plan.gpus for proposal in proposals if proposal.plan.engine is VLLM]
    assert line == [("GPU-0", "GPU-1", "GPU-2", "GPU-3"), ("GPU-0", "GPU-1")]


def test_a_card_that_failed_is_left_out_and_said() -> None:
    choice = choose(inputs(machine(cards("h100", "h100")), excluded=frozenset({"GPU-0"})))
    assert all("GPU-0" not in proposal.plan.gpus for proposal in choice.proposals)
    assert "NVIDIA H100 80GB HBM3 (GPU 0) is left out, since it failed a while ago." in map(str, choice.notes)


def test_the_processor_gets_as_many_requests_as_memory_allows() -> None:
    roomy = choose(inputs(machine(ram=64), runtime=None)).proposals[0]
    tight = choose(inputs(machine(ram=32, free=24.5), runtime=None)).proposals[0]
    assert (roomy.plan.context, roomy.plan.parallel) == (16_384, 4)
    assert (tight.plan.context, tight.plan.parallel) == (16_384, 2)


def test_more_room_on_one_card_never_shortens_the_context_beside_small_ones() -> None:
    def context(free: int) -> int:
        gpus = tuple(card("1080" if index != 1 else "v100", index) for index in range(5))
        fuller = replace(gpus[1], free_bytes=free)
        plan = choose(inputs(machine((gpus[0], fuller, *gpus[2:])), runtime=None)).proposals[0].plan
        assert plan.context is not None
        return plan.context

    contexts = [context(free) for free in range(12 * GIB, 20 * GIB, GIB // 4)]
    assert contexts == sorted(contexts)
