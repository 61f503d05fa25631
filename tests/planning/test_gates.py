"""What keeps vLLM away is said, and llama.cpp serves where it can."""

from dataclasses import replace
from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.hardware import Gpu, Hardware
from gptoss_desktop.domain.model import ModelFormat, ModelInfo
from gptoss_desktop.domain.plan import EngineKind, Isolation
from gptoss_desktop.domain.runtime import EngineRuntime
from gptoss_desktop.planning.choose import choose
from gptoss_desktop.planning.inputs import PlanInputs, PlanOverrides
from gptoss_desktop.planning.refusal import PlanRefusedError
from tests.planning.machines import (
    CPU_RUNTIME,
    FILE_20B,
    FOLDER_20B,
    GIB,
    MIB,
    RUNTIME,
    cards,
    inputs,
    machine,
)

H100 = machine(cards("h100"))
GOOD = inputs(H100)
LOST = Gpu("", 0, "NVIDIA H100 PCIe", 0, 0, (0, 0), problem="It has fallen off the bus.")

assert RUNTIME.manifest is not None
BROKEN = replace(
    RUNTIME,
    manifest=replace(RUNTIME.manifest, problem="The module torch is missing.", advice="Add it again."),
)
UNTESTED = EngineRuntime("new", Path("/runtimes/new/bin/python"))

GATES: dict[str, tuple[PlanInputs, FailureKind, str]] = {
    "no folder": (
        replace(GOOD, model=FILE_20B, companion=None),
        FailureKind.MODEL_UNSUPPORTED,
        "vLLM needs gpt-oss-20b as a Hugging Face folder, and only a GGUF file is here.",
    ),
    "a folder without a shape": (
        replace(GOOD, model=replace(FOLDER_20B, shape=None)),
        FailureKind.MODEL_UNSUPPORTED,
        "The folder of gpt-oss-20b does not tell the model's size, which vLLM's plan needs.",
    ),
    "no runtime": (
        replace(GOOD, runtime=None),
        FailureKind.RUNTIME_MISSING,
        "No engine runtime with vLLM is installed.",
    ),
    "a runtime that was never tested": (
        replace(GOOD, runtime=UNTESTED),
        FailureKind.RUNTIME_BROKEN,
        "The engine runtime new was never tested.",
    ),
    "a broken runtime": (
        replace(GOOD, runtime=BROKEN),
        FailureKind.RUNTIME_BROKEN,
        "The engine runtime vllm failed its test. The module torch is missing.",
    ),
    "an old driver": (
        replace(GOOD, hardware=replace(H100, driver="550.54.15", cuda=(12, 4))),
        FailureKind.DRIVER_TOO_OLD,
        "The engine runtime was built for CUDA 13.0, but NVIDIA's driver 550.54.15 serves 12.4 at most.",
    ),
    "seccomp": (
        replace(GOOD, isolation=Isolation.SECCOMP),
        FailureKind.NO_ISOLATION,
        "vLLM needs a private network, which the isolation “seccomp” does not give.",
    ),
    "no namespaces": (
        replace(GOOD, own_network=False),
        FailureKind.NO_ISOLATION,
        "vLLM needs a private network, and the system does not let this program make one.",
    ),
    "a full disk": (
        replace(GOOD, hardware=replace(H100, cache_free_bytes=100 * MIB)),
        FailureKind.DISK_FULL,
        "vLLM keeps up to 1.0 GiB of compiled code, and its disk has 0.1 GiB free.",
    ),
    "no card": (
        replace(GOOD, hardware=machine()),
        FailureKind.NO_DRIVER,
        "vLLM needs an NVIDIA graphics card, and none is found in this computer.",
    ),
    "no driver": (
        replace(GOOD, hardware=replace(machine(), gpu_problem="The driver is not loaded.")),
        FailureKind.NO_DRIVER,
        "vLLM cannot use a graphics card. The driver is not loaded.",
    ),
    "a lost card": (
        replace(GOOD, hardware=replace(H100, gpus=(LOST,))),
        FailureKind.GPU_LOST,
        "No graphics card is left that vLLM could use.",
    ),
    "a runtime for the processor": (
        replace(GOOD, runtime=CPU_RUNTIME),
        FailureKind.PLAN_REFUSED,
        "The engine runtime computes on the processor, which is slow, so it is used only when asked for.",
    ),
}


@pytest.mark.parametrize("name", GATES)
def test_llama_cpp_serves_where_vllm_cannot(name: str) -> None:
    wanted, _kind, sentence = GATES[name]
    choice = choose(wanted)
    assert {proposal.plan.engine for proposal in choice.proposals} == {EngineKind.LLAMA_CPP}
    assert sentence in map(str, choice.notes)


@pytest.mark.parametrize("name", [name for name in GATES if name != "a runtime for the processor"])
def test_asking_for_vllm_is_refused_with_the_same_reason(name: str) -> None:
    wanted, kind, sentence = GATES[name]
    with pytest.raises(PlanRefusedError) as caught:
        choose(replace(wanted, overrides=PlanOverrides(engine=EngineKind.VLLM)))
    assert (caught.value.kind, str(caught.value.sentence)) == (kind, sentence)
    assert str(caught.value.advice)


@pytest.mark.parametrize(
    ("isolation", "allowed"), [(Isolation.AUTO, True), (Isolation.NONE, True)], ids=["auto", "none"]
)
def test_vllm_runs_without_a_private_network_where_a_person_allows_it(
    isolation: Isolation, *, allowed: bool
) -> None:
    wanted = replace(GOOD, own_network=False, isolation=isolation, allow_no_isolation=allowed)
    assert choose(wanted).proposals[0].plan.engine is EngineKind.VLLM


def test_a_newer_minor_version_of_cuda_is_served() -> None:
    wanted = replace(GOOD, hardware=replace(H100, cuda=(13, 0)))
    assert wanted.runtime is not None
    assert wanted.runtime.manifest is not None
    newer = replace(wanted.runtime, manifest=replace(wanted.runtime.manifest, cuda=(13, 2)))
    assert choose(replace(wanted, runtime=newer)).proposals[0].plan.engine is EngineKind.VLLM


def test_a_card_with_a_problem_is_left_out_and_said() -> None:
    gpus = (*cards("h100"), replace(LOST, index=1))
    choice = choose(inputs(replace(H100, gpus=gpus)))
    assert choice.proposals[0].plan.gpus == ("GPU-0",)
    assert "NVIDIA H100 PCIe (GPU 1) is left out. It has fallen off the bus." in map(str, choice.notes)


def test_old_and_other_cards_that_vllm_leaves_alone_are_said() -> None:
    notes = " ".join(map(str, choose(inputs(machine(cards("h100", "v100", "a2000")))).notes))
    assert "Tesla V100-SXM2-32GB is too old for vLLM: its compute capability is 7.0" in notes
    assert "NVIDIA RTX A2000 (GPU 2) stays unused: vLLM spreads a model over equal cards only." in notes


def test_nothing_that_fits_is_refused_with_what_is_missing() -> None:
    with pytest.raises(PlanRefusedError) as caught:
        choose(inputs(machine(cards("a2000"), ram=8), "120b"))
    assert caught.value.kind is FailureKind.OUT_OF_MEMORY
    assert str(caught.value) == (
        "gpt-oss-120b takes up to 114.3 GiB of main memory on the processor, and 4.0 GiB are free. "
        "Close programs that hold memory, or choose a smaller model."
    )


def test_vllm_on_the_processor_when_it_is_asked_for() -> None:
    wanted = inputs(machine(ram=64), runtime=CPU_RUNTIME, overrides=PlanOverrides(engine=EngineKind.VLLM))
    proposal = choose(wanted).proposals[0]
    plan, options = proposal.plan, proposal.plan.vllm
    assert options is not None
    assert (plan.context, plan.parallel, plan.gpus, options.eager) == (4096, 8, (), True)
    assert options.kv_cache_bytes is not None
    assert proposal.estimate.tokens >= 8 * 4096
    assert proposal.estimate.ram <= wanted.hardware.ram_free_bytes
    assert "runs on the processor with vLLM, much slower" in str(proposal.reasons[0])


def test_vllm_on_the_processor_says_what_memory_is_missing() -> None:
    overrides = PlanOverrides(engine=EngineKind.VLLM)
    with pytest.raises(PlanRefusedError) as caught:
        choose(inputs(machine(ram=16), runtime=CPU_RUNTIME, overrides=overrides))
    assert "vLLM takes up to 28.1 GiB of main memory for gpt-oss-20b" in str(caught.value.sentence)
    longer = replace(overrides, context=131_072)
    with pytest.raises(PlanRefusedError) as caught:
        choose(inputs(machine(ram=35), runtime=CPU_RUNTIME, overrides=longer))
    assert "131,072 tokens does not fit in main memory with vLLM;" in str(caught.value.sentence)


def test_memory_that_is_not_known_is_no_reason_to_refuse() -> None:
    unknown = Hardware(cache_free_bytes=10 * GIB)
    proposal = choose(inputs(unknown, runtime=None)).proposals[0]
    assert (proposal.plan.context, proposal.plan.parallel) == (8192, 4)
    assert "how much is free is not known" in str(proposal.reasons[0])
    overrides = PlanOverrides(engine=EngineKind.VLLM)
    assert choose(inputs(unknown, runtime=CPU_RUNTIME, overrides=overrides)).proposals[0].plan.context == 4096


def test_a_model_whose_header_tells_little_runs_on_the_processor() -> None:
    bare = ModelInfo(Path("/models/bare.gguf"), "bare", "llama", 2 * GIB, format=ModelFormat.GGUF)
    proposal = choose(replace(inputs(machine(ram=16)), model=bare, companion=None)).proposals[0]
    assert proposal.plan.context == 8192
