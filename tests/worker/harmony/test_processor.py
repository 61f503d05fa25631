"""Stop strings end the answer, not the thoughts before it."""

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.protocol.stops import StopMatcher
from gptoss_desktop.worker.harmony.encoding import RETURN, encoding
from gptoss_desktop.worker.harmony.processor import HarmonyProcessor
from gptoss_desktop.worker.llama.types import SampledToken

ANALYSIS = "<|channel|>analysis<|message|>"
FINAL = "<|end|><|start|>assistant<|channel|>final<|message|>"


def feed(processor: HarmonyProcessor, text: str) -> tuple[dict[PartKind, str], bool]:
    said: dict[PartKind, str] = {}
    for token in encoding().encode(text, allowed_special="all"):
        outputs, stop = processor.push(SampledToken(token))
        add(said, outputs)
        if stop:
            return said, True
    add(said, processor.finish(RETURN))
    return said, False


def add(said: dict[PartKind, str], outputs: object) -> None:
    assert isinstance(outputs, list | tuple)
    for delta in outputs:
        if isinstance(delta, TextDelta):
            said[delta.kind] = said.get(delta.kind, "") + delta.text


def test_a_stop_string_in_the_reasoning_is_let_pass() -> None:
    processor = HarmonyProcessor(StopMatcher(("STOP",)))
    said, stopped = feed(processor, f"{ANALYSIS}a STOP b{FINAL}one ST")
    assert said == {PartKind.REASONING: "a STOP b", PartKind.TEXT: "one ST"}
    assert not stopped
    assert processor.stop_reason == RETURN


def test_a_stop_string_in_the_answer_ends_it() -> None:
    processor = HarmonyProcessor(StopMatcher(("STOP",)))
    said, stopped = feed(processor, f"{ANALYSIS}a{FINAL}one STOP two")
    assert said[PartKind.TEXT] == "one "
    assert stopped
    assert processor.stop_reason == "STOP"
    assert processor.reasoning_tokens == 1


def test_tokens_are_outputs_when_asked_for() -> None:
    processor = HarmonyProcessor(StopMatcher(()), keep_tokens=True)
    outputs, _ = processor.push(SampledToken(RETURN))
    assert outputs[0] == SampledToken(RETURN)
