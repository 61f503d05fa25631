"""From what there is and what is wanted to the plans in line. Pure: the same inputs give the same plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.domain.runtime import RuntimeTarget
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning import llama_plan, vllm_cpu, vllm_plan
from gptoss_desktop.planning.cards import fit_cards, left_out
from gptoss_desktop.planning.llama_wishes import check_llama_wishes
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.proposal import PlanChoice
from gptoss_desktop.planning.vllm_gates import driver_obstacle, file_of, ready_runtime
from gptoss_desktop.planning.vllm_wishes import unused_cards
from gptoss_desktop.planning.wishes import check_wishes

if TYPE_CHECKING:
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.planning.inputs import PlanInputs
    from gptoss_desktop.planning.proposal import Proposal
    from gptoss_desktop.planning.refusal import PlanRefusedError


@dataclass(slots=True)
class _Line:
    """Proposals in the order in which to try them, and what stands in the way of others."""

    proposals: list[Proposal] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)

    def add(self, found: tuple[Proposal, ...] | Proposal | Obstacle) -> None:
        if isinstance(found, Obstacle):
            self.obstacles.append(found)
        elif isinstance(found, tuple):
            self.proposals += found
        else:
            self.proposals.append(found)


def choose(inputs: PlanInputs) -> PlanChoice:
    """Return the plans: vLLM on cards, llama.cpp on cards, llama.cpp on the processor, as far as each can be.

    A person's override wins over the automatic choice in every plan of the engine that it is for.

    Raises:
        PlanRefusedError: no engine can run the model here, or an override cannot be met.

    """
    check_wishes(inputs)
    fit_cards(inputs)
    line = _Line()
    engine = inputs.overrides.engine
    if engine is not EngineKind.LLAMA_CPP:
        line.add(_vllm(inputs))
    if engine is not EngineKind.VLLM:
        _add_llama(line, inputs)
    unmet = bool(inputs.overrides.gpus) and not (line.proposals and line.proposals[0].plan.gpus)
    if unmet or not line.proposals:
        raise _refusal(inputs, line.obstacles)
    return PlanChoice(tuple(line.proposals), tuple(_notes(inputs, line)))


def _vllm(inputs: PlanInputs) -> tuple[Proposal, ...] | Proposal | Obstacle:
    runtime = ready_runtime(inputs)
    if isinstance(runtime, Obstacle):
        return runtime
    if runtime.target is RuntimeTarget.CUDA:
        return driver_obstacle(inputs, runtime) or vllm_plan.propose(inputs)
    if inputs.overrides.engine is EngineKind.VLLM:
        return vllm_cpu.propose(inputs)
    return Obstacle(
        FailureKind.PLAN_REFUSED,
        say(
            "The engine runtime computes on the processor, which is slow, so it is used only when asked for."
        ),
        say("Choose the engine vLLM in the plan, or put a GGUF file of the model among your models."),
    )


def _add_llama(line: _Line, inputs: PlanInputs) -> None:
    model = file_of(inputs)
    if model is None:
        line.obstacles.append(
            Obstacle(
                FailureKind.MODEL_UNSUPPORTED,
                say(
                    "llama.cpp needs {model} as a GGUF file, and only a folder is here.",
                    model=inputs.model.name,
                ),
                say("Put a GGUF file of the same model among your models."),
            )
        )
        return
    check_llama_wishes(inputs, model)
    layers = inputs.overrides.gpu_layers
    if layers or (layers is None and fit_cards(inputs)):
        line.add(llama_plan.propose_on_cards(inputs, model))
    if inputs.overrides.gpus and layers == 0:
        line.obstacles.append(_cards_without_layers())
    if not layers:
        line.add(llama_plan.propose_on_processor(inputs, model))


def _cards_without_layers() -> Obstacle:
    return Obstacle(
        FailureKind.PLAN_REFUSED,
        say("Cards are chosen, but no layer of the model is to go on a card."),
        say("Choose no card, or leave the number of layers to the program."),
    )


def _refusal(inputs: PlanInputs, obstacles: list[Obstacle]) -> PlanRefusedError:
    """Return the refusal with the obstacle that is nearest to being met.

    For a context that is too long that is the one with the longest. Else it is an engine's for which the
    model lies here: the first one's where a person chose cards, or the processor's, which everything else
    came before.
    """
    if inputs.overrides.context is not None:
        longest = max(obstacles, key=lambda obstacle: obstacle.longest)
        if longest.longest:
            return longest.refusal()
    own = [obstacle for obstacle in obstacles if obstacle.kind is not FailureKind.MODEL_UNSUPPORTED]
    return (own or obstacles)[0 if inputs.overrides.gpus else -1].refusal()


def _notes(inputs: PlanInputs, line: _Line) -> list[Said]:
    notes = left_out(inputs)
    if inputs.hardware.gpu_problem:
        notes.append(say("{problem}", problem=inputs.hardware.gpu_problem))
    if any(proposal.plan.engine is EngineKind.VLLM for proposal in line.proposals):
        notes += unused_cards(inputs, line.proposals[0].plan.gpus)
    return notes + [obstacle.sentence for obstacle in line.obstacles]
