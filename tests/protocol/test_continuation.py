"""The steps of an answer that goes on, whatever the model does."""

from __future__ import annotations

from gptoss_desktop.domain.answer import FinishReason, Timings, Usage
from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.protocol import harmony
from gptoss_desktop.protocol.chat import ChatRequest
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.protocol.continuation import MESSAGE_BREAK, Continuation, StepEnd

REASONING, TEXT, CALL = PartKind.REASONING, PartKind.TEXT, PartKind.TOOL_CALL
PROMPT = [1, 2, 3]


def continuation(kind: PartKind = REASONING, *, context: int = 1000, **parameters: object) -> Continuation:
    request = ChatRequest(
        "m",
        (),
        GenerationParameters(**{"stop": ("END",), **parameters}),  # type: ignore[arg-type]  # named at the call
        priority=3,
        sampling={"min_tokens": 5, "logit_bias": {"1": 2}},
    )
    return Continuation(request, PROMPT, kind, context)


def step(
    state: Continuation,
    stop: int | None,
    text: str = "",
    *,
    ids: tuple[int, ...] = (7,),
    reason: FinishReason = FinishReason.STOP,
) -> list[TextDelta]:
    usage = Usage(prompt_tokens=9, completion_tokens=len(ids), cached_tokens=4)
    return state.end_of_step(StepEnd(reason, stop, ids, text, usage, Timings(1.0, 50.0, 0.5)))


def test_a_text_goes_on_from_the_prompt() -> None:
    state = continuation(TEXT, max_tokens=10)
    body = state.body()
    assert body["prompt"] == PROMPT
    assert body["max_tokens"] == 10
    assert body["stop"] == ["END"]
    assert body["stop_token_ids"] == list(harmony.CONTENT_ENDS)
    assert (body["priority"], body["logit_bias"]) == (3, {"1": 2})
    assert "min_tokens" not in body
    assert step(state, harmony.RETURN) == []
    assert state.reason is FinishReason.STOP
    assert not state.recovered


def test_a_stop_string_is_none_of_the_reasonings() -> None:
    assert "stop" not in continuation(REASONING).body()


def test_from_reasoning_to_the_answer() -> None:
    state = continuation()
    step(state, harmony.END, ids=(7, 8))
    body = state.body()
    assert body["prompt"] == [*PROMPT, 7, 8, harmony.END, *harmony.NEXT_MESSAGE]
    assert body["skip_special_tokens"] is False
    assert body["stop_token_ids"] == list(harmony.HEADER_ENDS)
    assert body["max_tokens"] == 64
    # A stop token that is among the ids is not added again.
    assert step(state, harmony.MESSAGE, "<|channel|>final", ids=(9, harmony.MESSAGE)) == []
    assert state.kind is TEXT
    assert state.body()["prompt"][-2:] == [9, harmony.MESSAGE]
    assert state.body()["stop"] == ["END"]
    step(state, harmony.RETURN)
    assert state.reason is FinishReason.STOP
    assert state.usage == Usage(prompt_tokens=3, completion_tokens=5, cached_tokens=4, reasoning_tokens=2)


def test_a_tool_call() -> None:
    state = continuation()
    step(state, harmony.END)
    (opening,) = step(
        state, harmony.MESSAGE, "<|channel|>commentary to=functions.get_weather <|constrain|>json"
    )
    assert (opening.kind, opening.name, opening.index, opening.text) == (CALL, "get_weather", 0, "")
    assert opening.call_id
    step(state, harmony.CALL)
    assert state.reason is FinishReason.TOOL_CALLS


def test_a_call_whose_address_comes_before_its_channel() -> None:
    state = continuation()
    step(state, harmony.END)
    (opening,) = step(state, harmony.MESSAGE, " to=functions.f<|channel|>commentary json")
    assert opening.name == "f"


def test_commentary_for_everybody_is_no_call() -> None:
    state = continuation()
    step(state, harmony.END)
    assert step(state, harmony.MESSAGE, "<|channel|>commentary to=all") == []
    assert state.kind is PartKind.COMMENTARY
    step(state, harmony.END)
    assert step(state, harmony.MESSAGE, "<|channel|>analysis") == [TextDelta(REASONING, MESSAGE_BREAK)]
    assert state.reason is None


def test_markers_in_the_middle_of_a_text_are_followed() -> None:
    state = continuation()
    step(state, harmony.CHANNEL)
    assert state.recovered
    assert state.body()["prompt"][-1] == harmony.CHANNEL
    step(state, harmony.MESSAGE, "final")
    assert state.kind is TEXT
    step(state, harmony.START)
    step(state, harmony.MESSAGE, "assistant<|channel|>final")
    assert state.kind is TEXT


def test_a_header_that_says_nothing_ends_it() -> None:
    for stop, text in ((harmony.MESSAGE, "<|channel|>nonsense"), (harmony.RETURN, ""), (harmony.MESSAGE, "")):
        state = continuation()
        step(state, harmony.END)
        assert step(state, stop, text) == []
        assert (state.reason, state.recovered) == (FinishReason.STOP, True)


def test_a_header_without_end_ends_it() -> None:
    state = continuation()
    step(state, harmony.END)
    step(state, None, "word " * 64, reason=FinishReason.LENGTH)
    assert (state.reason, state.recovered) == (FinishReason.STOP, True)


def test_the_length_is_that_of_all_steps() -> None:
    state = continuation(max_tokens=4)
    step(state, harmony.END, ids=(7, 8))
    assert state.body()["max_tokens"] == 1
    step(state, harmony.MESSAGE, "<|channel|>final", ids=(harmony.MESSAGE,))
    assert state.reason is FinishReason.LENGTH
    state = continuation(max_tokens=4)
    step(state, None, ids=(7, 8, 9, 10), reason=FinishReason.LENGTH)
    assert state.reason is FinishReason.LENGTH


def test_an_answer_that_fits_exactly_is_whole() -> None:
    state = continuation(TEXT, max_tokens=2)
    step(state, harmony.RETURN, ids=(7,))
    assert state.reason is FinishReason.STOP


def test_the_context_limits_the_length() -> None:
    assert continuation(TEXT, context=10).body()["max_tokens"] == 7
    state = continuation(TEXT, context=10, max_tokens=500)
    assert (state.body()["max_tokens"], state.clamped_to) == (7, 7)
    assert continuation(TEXT, context=2).body()["max_tokens"] == 1


def test_what_can_go_on() -> None:
    assert harmony.can_go_on([Part(REASONING, "hm")])
    assert harmony.can_go_on([Part(REASONING, "hm"), Part(TEXT, "")])
    assert not harmony.can_go_on([])
    assert not harmony.can_go_on([Part(TEXT, "")])
    assert not harmony.can_go_on([Part(REASONING, "hm"), Part(CALL, "{}")])


def test_pieces_of_a_text_spell_no_marker() -> None:
    text = "a<|end|>b<|x|<|start|>"
    assert harmony.harmless_pieces(text) == ["a<", "|end|>b<|x|<", "|start|>"]
    assert harmony.harmless_pieces("1 < 2 | 3") == ["1 < 2 | 3"]


def test_which_models_speak_harmony() -> None:
    assert all(map(harmony.is_gpt_oss, ("gpt-oss", "gpt_oss", "GptOssForCausalLM")))
    assert not any(map(harmony.is_gpt_oss, ("llama", "gpt2", "")))
