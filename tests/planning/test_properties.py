"""What holds on every machine, known or not."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from gptoss_desktop.domain.hardware import Gpu, Hardware
from gptoss_desktop.domain.plan import EngineKind, KvType
from gptoss_desktop.planning.choose import choose
from gptoss_desktop.planning.inputs import PlanInputs, PlanOverrides
from gptoss_desktop.planning.proposal import PlanChoice, Proposal
from gptoss_desktop.planning.refusal import PlanRefusedError
from tests.planning.machines import CARDS, CPU_BUILD, GIB, GPU_BUILD, RUNTIME, card, inputs, machine


@st.composite
def machines(draw: st.DrawFn) -> Hardware:
    kinds = draw(st.lists(st.sampled_from(sorted(CARDS)), max_size=5))
    gpus = []
    for index, kind in enumerate(kinds):
        held = draw(st.one_of(st.just(0.0), st.floats(0, CARDS[kind][1] / 1024)))
        links = tuple(other for other in range(len(kinds)) if other != index and draw(st.booleans()))
        gpus.append(card(kind, index, held=held, links=links))
    return machine(tuple(gpus), ram=draw(st.sampled_from([8, 16, 32, 64, 128, 256])))


OVERRIDES = st.builds(
    PlanOverrides,
    engine=st.none() | st.sampled_from(list(EngineKind)),
    gpus=st.none() | st.lists(st.integers(0, 5).map("GPU-{}".format), max_size=3, unique=True).map(tuple),
    tensor_parallel=st.none() | st.sampled_from([1, 2, 3, 4, 8]),
    context=st.none() | st.integers(1024, 140_000),
    parallel=st.none() | st.integers(1, 64),
    memory_share=st.none() | st.floats(0.3, 0.97),
    kv_type=st.none() | st.sampled_from(list(KvType)),
    eager=st.none() | st.booleans(),
    gpu_layers=st.none() | st.integers(-1, 40),
    cpu_expert_layers=st.none() | st.integers(0, 40),
)
SIZES = st.sampled_from(["20b", "120b"])


def chosen(wanted: PlanInputs) -> PlanChoice | None:
    refusal: PlanRefusedError
    try:
        return choose(wanted)
    except PlanRefusedError as error:
        refusal = error
    assert str(refusal.sentence).strip()
    assert str(refusal.advice).strip()
    return None


@given(
    machines(), SIZES, st.sampled_from([RUNTIME, None]), st.sampled_from([GPU_BUILD, CPU_BUILD]), OVERRIDES
)
def test_no_plan_takes_more_than_is_free(
    hardware: Hardware, size: str, runtime: object, llama: object, overrides: PlanOverrides
) -> None:
    wanted = replace(inputs(hardware, size, overrides=overrides), runtime=runtime, llama=llama)  # type: ignore[arg-type]
    choice = chosen(wanted)
    for proposal in choice.proposals if choice else ():
        by_uuid = {gpu.uuid: gpu for gpu in hardware.gpus}
        estimate = proposal.estimate
        a_card = estimate.weights + estimate.cache + estimate.working
        used = [by_uuid[uuid] for uuid in proposal.plan.gpus]
        assert estimate.gpu_total <= sum(gpu.free_bytes for gpu in used)
        assert estimate.gpu_total <= a_card * len(used)
        if proposal.plan.vllm is not None:
            assert a_card <= min(gpu.free_bytes for gpu in used)
        else:
            assert estimate.ram <= hardware.ram_free_bytes
            assert a_card <= max((gpu.free_bytes for gpu in used), default=0)
        assert min(estimate.weights, estimate.cache, estimate.working, estimate.ram) >= 0
        assert all(str(said) for said in (*proposal.reasons, *choice.notes))  # type: ignore[union-attr]


@given(machines(), SIZES, OVERRIDES)
def test_a_wish_is_met_or_refused(hardware: Hardware, size: str, overrides: PlanOverrides) -> None:
    choice = chosen(inputs(hardware, size, overrides=overrides))
    assume(choice is not None)
    assert choice is not None
    assert choice.proposals
    if overrides.gpus:
        assert choice.proposals[0].plan.gpus
    for proposal in choice.proposals:
        check_wishes(proposal, overrides)


def check_wishes(proposal: Proposal, overrides: PlanOverrides) -> None:
    plan = proposal.plan
    assert overrides.engine in {None, plan.engine}
    assert overrides.context in {None, plan.context}
    assert overrides.parallel in {None, plan.parallel}
    assert overrides.gpus is None or set(plan.gpus) <= set(overrides.gpus)
    if plan.vllm is not None:
        assert overrides.gpus is None or plan.gpus == overrides.gpus
        assert overrides.tensor_parallel in {None, plan.vllm.tensor_parallel}
        assert overrides.memory_share in {None, plan.vllm.memory_share}
        assert overrides.eager in {None, plan.vllm.eager}
        assert overrides.kv_type is not KvType.FP8 or plan.vllm.kv_type is KvType.FP8
        assert overrides.kv_type is not KvType.AUTO or plan.vllm.kv_type is KvType.AUTO
        assert bool(plan.vllm.graph_sizes) is not plan.vllm.eager
    else:
        layers = plan.llama.gpu_layers
        assert overrides.gpu_layers is None or layers == overrides.gpu_layers or overrides.gpu_layers > 24
        assert not plan.gpus or overrides.cpu_expert_layers in {None, plan.llama.cpu_expert_layers}
        assert (plan.llama.kv_type is KvType.Q8_0) is (overrides.kv_type is KvType.Q8_0)
        assert bool(plan.gpus) is (layers != 0)


@given(machines(), SIZES, st.randoms(use_true_random=False))
def test_the_order_of_the_cards_does_not_matter(hardware: Hardware, size: str, random: object) -> None:
    shuffled = list(hardware.gpus)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = chosen(inputs(hardware, size))
    second = chosen(inputs(replace(hardware, gpus=tuple(shuffled)), size))
    assert (first and first.proposals) == (second and second.proposals)


@given(machines(), SIZES, st.data())
def test_more_free_memory_never_gives_a_shorter_context(
    hardware: Hardware, size: str, data: st.DataObject
) -> None:
    def with_more(gpu: Gpu) -> Gpu:
        more = data.draw(st.one_of(st.just(0), st.integers(0, gpu.total_bytes - gpu.free_bytes)))
        return replace(gpu, free_bytes=gpu.free_bytes + more)

    roomier = replace(
        hardware,
        gpus=tuple(with_more(gpu) for gpu in hardware.gpus),
        ram_free_bytes=hardware.ram_free_bytes + data.draw(st.sampled_from([0, GIB, 40 * GIB])),
    )
    before, after = chosen(inputs(hardware, size)), chosen(inputs(roomier, size))
    assume(before is not None)
    assert before is not None
    assert after is not None
    for engine in EngineKind:
        shorter = longest(before, engine)
        assert longest(after, engine) >= shorter


def longest(choice: PlanChoice, engine: EngineKind) -> int:
    """Return the context of an engine's first plan, 0 without one."""
    contexts = (proposal.plan.context for proposal in choice.proposals if proposal.plan.engine is engine)
    return next(contexts, 0) or 0
