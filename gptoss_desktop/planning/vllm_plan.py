"""vLLM on graphics cards: the proposals, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, VllmOptions
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning import vllm_words, wishes
from gptoss_desktop.planning.cards import card_names, fit_cards
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.proposal import MemoryEstimate, Proposal
from gptoss_desktop.planning.sizes import GIB, SHORTEST_CONTEXT, UNKNOWN_CONTEXT
from gptoss_desktop.planning.vllm_gates import folder_of
from gptoss_desktop.planning.vllm_groups import VLLM_CAPABILITY, Group, groups, rank
from gptoss_desktop.planning.vllm_settings import BATCHED_TOKENS, GRAPH_SIZES, STREAM_INTERVAL, sequences
from gptoss_desktop.planning.vllm_wishes import check_vllm_wishes, share_too_small

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelInfo, ModelShape
    from gptoss_desktop.domain.runtime import EngineRuntime
    from gptoss_desktop.planning.inputs import PlanInputs

MOST_PROPOSALS = 3
"""The best group, one of other cards, one of fewer: each start that fails costs minutes."""

RAM_A_PROCESS = 3 * GIB
"""Main memory of the server, and of each card's process: vLLM's processor build, with a model of a few MB,
takes 2.6 GB."""


@dataclass(frozen=True, slots=True)
class _Target:
    """What is planned for, beside the machine. `wanted` is the context that a person or the model sets."""

    inputs: PlanInputs
    folder: ModelInfo
    shape: ModelShape
    runtime: EngineRuntime

    @property
    def exactly(self) -> bool:
        return self.inputs.overrides.context is not None

    @property
    def wanted(self) -> int:
        return self.inputs.overrides.context or self.folder.context_length or UNKNOWN_CONTEXT

    @property
    def least(self) -> int:
        return self.wanted if self.exactly else min(SHORTEST_CONTEXT, self.wanted)

    def context(self, group: Group) -> int:
        return group.context(self.wanted, exactly=self.exactly)


def propose(inputs: PlanInputs) -> tuple[Proposal, ...] | Obstacle:
    """Return vLLM's proposals on this machine's cards, the best first. `ready_runtime` was asked before.

    Raises:
        PlanRefusedError: a wish for vLLM cannot be met here.

    """
    folder = folder_of(inputs)
    if folder is None or folder.shape is None or inputs.runtime is None:
        raise ValueError("the gates were not asked")
    target = _Target(inputs, folder, folder.shape, inputs.runtime)
    cards = [gpu for gpu in fit_cards(inputs) if gpu.capability >= VLLM_CAPABILITY]
    obstacle = check_vllm_wishes(inputs, folder.shape, cards)
    if obstacle is not None:
        return obstacle
    found = groups(cards, folder.shape, inputs.overrides)
    found.sort(key=lambda group: rank(group, target.context(group)))
    if not found or target.context(found[0]) < target.least:
        return _too_small(target, cards, found)
    return tuple(_proposal(target, group, found) for group in _in_line(target, found))


def _in_line(target: _Target, found: list[Group]) -> list[Group]:
    """Return the best group, then the best of other cards, then the best of fewer."""
    fitting = [group for group in found if target.context(group) >= target.least]
    best = fitting[0]
    used = {gpu.uuid for gpu in best.cards}
    others = (group for group in fitting if not used & {gpu.uuid for gpu in group.cards})
    fewer = (group for group in fitting if len(group.cards) < len(best.cards))
    line = [best]
    for group in (next(others, None), next(fewer, None)):
        if group is not None and all(group.cards != known.cards for known in line):
            line.append(group)
    return line[:MOST_PROPOSALS]


def _proposal(target: _Target, group: Group, found: list[Group]) -> Proposal:
    asked = target.inputs.overrides
    context = target.context(group)
    eager = bool(asked.eager)
    options = VllmOptions(
        python=target.runtime.python,
        tensor_parallel=len(group.cards),
        memory_share=group.share,
        kv_type=group.kv_type,
        batched_tokens=BATCHED_TOKENS,
        graph_sizes=() if eager else GRAPH_SIZES,
        eager=eager,
        stream_interval=STREAM_INTERVAL,
        lora=asked.lora,
        speculative=asked.speculative or "",
        sleep_mode=bool(asked.sleep_mode),
        kv_offload_gib=asked.kv_offload_gib,
    )
    plan = EnginePlan(
        model=target.folder.path,
        engine=EngineKind.VLLM,
        context=context,
        parallel=asked.parallel or sequences(group.tokens),
        isolation=target.inputs.isolation,
        allow_no_isolation=target.inputs.allow_no_isolation,
        gpus=tuple(gpu.uuid for gpu in group.cards),
        vllm=options,
    )
    return Proposal(
        plan, vllm_words.reasons(target.folder, plan, group, found, asked), _estimate(group, options)
    )


def _estimate(group: Group, options: VllmOptions) -> MemoryEstimate:
    memory = group.memory
    count = len(group.cards)
    offload = int((options.kv_offload_gib or 0) * GIB)
    return MemoryEstimate(
        weights=memory.weights,
        cache=memory.cache,
        working=memory.working,
        gpu_total=count * (memory.weights + memory.cache + memory.working),
        ram=(count + 1) * RAM_A_PROCESS + offload,
        tokens=group.tokens,
    )


def _too_small(target: _Target, cards: list[Gpu], found: list[Group]) -> Obstacle:
    if not found:
        return Obstacle(
            FailureKind.GPU_MEMORY,
            say("No group of {cards} can hold {model}.", cards=card_names(cards), model=target.folder.name),
            wishes.automatic(),
        )
    roomiest = max(found, key=lambda group: (group.longest, group.memory.cache))
    share = target.inputs.overrides.memory_share
    if share is not None and not target.exactly:
        raise share_too_small(share, roomiest.cards[0], roomiest.memory)
    return vllm_words.too_small(target.folder, roomiest, target.wanted if target.exactly else None)
