"""What is said about a plan with llama.cpp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.plan import ALL_LAYERS, KvType
from gptoss_desktop.domain.said import say
from gptoss_desktop.planning.cards import busy, card_names
from gptoss_desktop.planning.llama_memory import weights_of
from gptoss_desktop.planning.obstacle import Obstacle
from gptoss_desktop.planning.sizes import gib, gib_down, number

if TYPE_CHECKING:
    from gptoss_desktop.domain.hardware import Gpu
    from gptoss_desktop.domain.model import ModelInfo
    from gptoss_desktop.domain.plan import EnginePlan
    from gptoss_desktop.domain.said import Said
    from gptoss_desktop.planning.inputs import PlanInputs
    from gptoss_desktop.planning.llama_layout import Layout


def card_reasons(model: ModelInfo, plan: EnginePlan, layout: Layout) -> tuple[Said, ...]:
    """Return why a plan on cards is as it is."""
    said = [_placement(model, layout), _context(model, plan)]
    if len(layout.cards) > 1:
        said.append(
            say(
                "The layers are divided by what each card has free: {counts}.",
                counts=", ".join(
                    f"{count} → {gpu.name}" for count, gpu in zip(layout.counts, layout.cards, strict=True)
                ),
            )
        )
    if not layout.whole:
        said += busy(layout.cards)
    return (*said, *_cache(plan))


def processor_reasons(model: ModelInfo, inputs: PlanInputs, plan: EnginePlan, ram: int) -> tuple[Said, ...]:
    """Return why a plan without cards is as it is."""
    first = say(
        "{model} runs on the processor with llama.cpp and takes up to {ram} GiB of main memory; how much "
        "is free "
        "is not known.",
        model=model.name,
        ram=gib(ram),
    )
    if inputs.hardware.ram_bytes:
        first = say(
            "{model} runs on the processor with llama.cpp and takes up to {ram} GiB of the {free} GiB of "
            "main "
            "memory that are free.",
            model=model.name,
            ram=gib(ram),
            free=gib_down(inputs.hardware.ram_free_bytes),
        )
    return (first, _context(model, plan), *_cache(plan))


def cards_too_small(model: ModelInfo, cards: list[Gpu], inputs: PlanInputs, longest: int) -> Obstacle:
    """Return that no layout fits on the cards, with the longest context for which one would."""
    wanted = inputs.overrides.context
    if wanted is not None and longest:
        sentence = say(
            "A context of {wanted} tokens does not fit on {cards} with llama.cpp; {longest} tokens do.",
            wanted=number(wanted),
            cards=card_names(cards),
            longest=number(longest),
        )
        return _context_too_long(sentence, longest)
    return Obstacle(
        FailureKind.GPU_MEMORY,
        say(
            "No useful part of {model} ({weights} GiB) fits on {cards} with llama.cpp beside {ram} GiB of "
            "free main "
            "memory.",
            model=model.name,
            weights=gib(weights_of(model).total),
            cards=card_names(cards),
            ram=gib_down(inputs.hardware.ram_free_bytes),
        ),
        say("Close programs that hold memory, or choose a smaller model."),
        longest,
    )


def memory_too_small(model: ModelInfo, inputs: PlanInputs, needed: int, longest: int) -> Obstacle:
    """Return that main memory does not do, with the longest context for which it would."""
    wanted = inputs.overrides.context
    if wanted is not None and longest:
        sentence = say(
            "A context of {wanted} tokens does not fit in main memory with llama.cpp; {longest} tokens do.",
            wanted=number(wanted),
            longest=number(longest),
        )
        return _context_too_long(sentence, longest)
    return Obstacle(
        FailureKind.OUT_OF_MEMORY,
        say(
            "{model} takes up to {needed} GiB of main memory on the processor, and {free} GiB are free.",
            model=model.name,
            needed=gib(needed),
            free=gib_down(inputs.hardware.ram_free_bytes),
        ),
        say("Close programs that hold memory, or choose a smaller model."),
        longest,
    )


def _context_too_long(sentence: Said, longest: int) -> Obstacle:
    advice = say("Choose a context of {longest} tokens or fewer.", longest=number(longest))
    return Obstacle(FailureKind.OUT_OF_MEMORY, sentence, advice, longest)


def _placement(model: ModelInfo, layout: Layout) -> Said:
    values: dict[str, str | int] = {
        "model": model.name,
        "weights": gib(weights_of(model).total),
        "cards": card_names(layout.cards),
        "free": gib_down(sum(gpu.free_bytes for gpu in layout.cards)),
        "layers": weights_of(model).layers,
        "ram": gib(layout.ram),
        "experts": layout.cut.expert_layers,
        "on_cards": layout.cut.gpu_layers,
    }
    if layout.whole:
        return say(
            "{model} needs {weights} GiB of the {free} GiB free on {cards}, so llama.cpp runs all of it "
            "there.",
            **values,
        )
    if layout.cut.gpu_layers == ALL_LAYERS:
        return say(
            "{free} GiB are free on {cards}, too little for all of {model} ({weights} GiB) and a "
            "conversation, so the "
            "experts of the first {experts} of {layers} layers stay in main memory, which takes {ram} GiB "
            "there.",
            **values,
        )
    return say(
        "{free} GiB are free on {cards}, far too little for {model} ({weights} GiB), so {on_cards} of "
        "{layers} layers "
        "run there and the others on the processor, which takes {ram} GiB of main memory.",
        **values,
    )


def _context(model: ModelInfo, plan: EnginePlan) -> Said:
    if plan.parallel == 1:
        return say(
            "A conversation can have {context} tokens, and one request is answered at a time.",
            context=number(plan.context or 0),
        )
    if plan.context == model.context_length:
        return say(
            "A conversation can have the model's full {context} tokens; {parallel} requests are answered "
            "together.",
            context=number(plan.context or 0),
            parallel=plan.parallel,
        )
    return say(
        "A conversation can have {context} tokens; {parallel} requests are answered together.",
        context=number(plan.context or 0),
        parallel=plan.parallel,
    )


def _cache(plan: EnginePlan) -> tuple[Said, ...]:
    if plan.llama.kv_type is KvType.Q8_0:
        return (say("Conversations are kept in 8 bits a number (q8_0), half of what they take otherwise."),)
    return ()
