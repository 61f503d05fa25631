"""The processor of plain models: text, stop strings and the tokens behind them."""

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.protocol.stops import StopMatcher
from gptoss_desktop.worker.llama.types import SampledToken
from gptoss_desktop.worker.text.processor import PlainProcessor

PIECES = {1: b"Hel", 2: b"lo", 3: b" \xf0\x9f", 4: b"\x99\x82", 5: b"EN", 6: b"D."}
EOS = 9


def processor(*stops: str, keep_tokens: bool = False) -> PlainProcessor:
    return PlainProcessor(PIECES.__getitem__, StopMatcher(stops), keep_tokens=keep_tokens)


def test_text_comes_as_it_is_whole() -> None:
    plain = processor()
    outputs = [plain.push(SampledToken(token)) for token in (1, 2, 3, 4)]
    assert [[delta.text for delta in found if isinstance(delta, TextDelta)] for found, _ in outputs] == [
        ["Hel"],
        ["lo"],
        [" "],
        ["🙂"],
    ]
    assert not any(stop for _, stop in outputs)
    assert plain.finish(EOS) == ()
    assert plain.stop_reason == EOS


def test_a_stop_string_over_two_tokens_ends_it_in_the_second() -> None:
    plain = processor("END")
    assert plain.push(SampledToken(1)) == ([TextDelta(PartKind.TEXT, "Hel")], False)
    assert plain.push(SampledToken(5)) == ([], False)
    assert plain.push(SampledToken(6)) == ([], True)
    assert plain.stop_reason == "END"
    assert plain.finish(None) == ()


def test_what_was_held_back_is_said_at_the_end() -> None:
    plain = processor("END")
    plain.push(SampledToken(5))
    assert plain.finish(None) == (TextDelta(PartKind.TEXT, "EN"),)


def test_tokens_are_outputs_when_asked_for() -> None:
    token = SampledToken(1, -0.5)
    assert processor(keep_tokens=True).push(token)[0] == [token, TextDelta(PartKind.TEXT, "Hel")]
