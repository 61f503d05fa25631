"""The sentences, as a person reads them."""

from gptoss_desktop.domain.plan import EngineKind
from gptoss_desktop.planning.choose import choose
from gptoss_desktop.planning.inputs import PlanOverrides
from tests.planning.machines import card, cards, inputs, machine

LINKED = tuple(
    card("l40s", index, held=6, links=tuple(other for other in range(4) if other != index))
    for index in range(4)
)
APART = tuple(card("l40s", index, held=6) for index in range(4))


def said(*, index: int = 0, **how: object) -> list[str]:
    proposal = choose(inputs(**how)).proposals[index]  # type: ignore[arg-type]
    return [str(reason) for reason in proposal.reasons]


def test_one_card_that_holds_it_all() -> None:
    assert said(hardware=machine(cards("h100"))) == [
        (
            "gpt-oss-20b needs 13.0 GiB; the NVIDIA H100 80GB HBM3 has 79.1 GiB free, so the whole "
            "model fits on it, and 2,535,285 tokens of conversations beside it."
        ),
        (
            "A conversation can have the model's full 131,072 tokens; there is room for 19 of that "
            "length at once, and up to 128 requests are answered together."
        ),
    ]


def test_two_cards_that_share_it() -> None:
    assert said(hardware=machine(cards("l40s", "l40s")), size="120b") == [
        (
            "gpt-oss-120b needs 34.3 GiB on each of 2 × NVIDIA L40S, and the fullest has 44.4 GiB "
            "free, so the whole model fits, and 248,640 tokens of conversations beside it."
        ),
        (
            "A conversation can have the model's full 131,072 tokens; there is room for 1 of that "
            "length at once, and up to 32 requests are answered together."
        ),
        "2 cards share the model. They have no NVLink, so they exchange results over the slower bus.",
    ]


def test_why_fewer_cards_would_not_do() -> None:
    four = said(hardware=machine(LINKED), size="120b")
    assert four[2] == "4 cards share the model over NVLink, since fewer would leave 55,296 tokens at most."
    apart = said(hardware=machine(APART), size="120b")
    assert apart[2] == (
        "4 cards share the model, since fewer would leave 55,296 tokens at most. They have no "
        "NVLink, so they exchange results over the slower bus."
    )


def test_who_holds_a_busy_card() -> None:
    busy = machine((card("h100", held=40, by="trainer"),))
    assert "Others hold 40.0 GiB of NVIDIA H100 80GB HBM3 (GPU 0): trainer 40.0 GiB." in said(hardware=busy)


def test_cards_that_stay_free_are_offered() -> None:
    last = said(hardware=machine(cards(*["h100"] * 4)))[-1]
    assert last == (
        "One card is enough. Spread over 4 equal ones, single answers may come faster; the "
        "plan's tensor parallel size does that."
    )


def test_experts_that_stay_in_main_memory() -> None:
    assert said(hardware=machine(cards("a2000"))) == [
        (
            "5.6 GiB are free on NVIDIA RTX A2000, too little for all of gpt-oss-20b (11.3 GiB) and "
            "a conversation, so the experts of the first 21 of 24 layers stay in main memory, which "
            "takes 10.1 GiB there."
        ),
        "A conversation can have 16,384 tokens, and one request is answered at a time.",
    ]


def test_layers_on_the_processor() -> None:
    wishes = PlanOverrides(engine=EngineKind.LLAMA_CPP, gpu_layers=8)
    assert said(hardware=machine(cards("a2000")), overrides=wishes)[0].startswith(
        "5.6 GiB are free on NVIDIA RTX A2000, far too little for gpt-oss-20b (11.3 GiB), so 8 "
        "of 24 layers run there and the others on the processor"
    )


def test_mixed_cards_are_filled_by_what_is_free() -> None:
    wishes = PlanOverrides(engine=EngineKind.LLAMA_CPP)
    last = said(hardware=machine(cards("t4", "1080")), overrides=wishes)[-1]
    assert last == (
        "The layers are divided by what each card has free: 16 → Tesla T4, 8 → NVIDIA GeForce GTX 1080."
    )


def test_a_context_that_was_asked_for() -> None:
    wishes = PlanOverrides(context=32_768)
    assert said(hardware=machine(cards("3090")), overrides=wishes)[1] == (
        "A conversation can have 32,768 tokens, as asked; 272,746 would fit. Up to 64 requests "
        "are answered together."
    )


def test_the_processor_alone() -> None:
    assert said(hardware=machine(), runtime=None) == [
        (
            "gpt-oss-20b runs on the processor with llama.cpp and takes up to 25.7 GiB of the 60.0 "
            "GiB of main memory that are free."
        ),
        "A conversation can have 16,384 tokens; 4 requests are answered together.",
    ]
