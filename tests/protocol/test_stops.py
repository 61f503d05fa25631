"""Stop strings are found wherever the pieces are cut, and nothing but a possible beginning of one waits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.protocol.stops import StopMatcher

TEXTS = st.text(alphabet="abE\n", max_size=40)
STOPS = st.lists(st.text(alphabet="abE\n", min_size=1, max_size=5), max_size=3).map(tuple)


def run(matcher: StopMatcher, pieces: list[str]) -> tuple[str, str | None]:
    said = ""
    for piece in pieces:
        match = matcher.push(piece)
        said += match.text
        if match.stop is not None:
            return said, match.stop
    return said + matcher.flush(), None


@given(text=TEXTS, stops=STOPS, data=st.data())
def test_any_cut_gives_what_the_whole_text_gives_up_to_the_first_stop(
    text: str, stops: tuple[str, ...], data: st.DataObject
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    said, stop = run(StopMatcher(stops), pieces)
    ends = [text.find(s) + len(s) for s in stops if s in text]
    if not ends:
        assert (said, stop) == (text, None)
    else:
        assert stop in stops
        assert text.startswith(said + (stop or ""))
        assert not any(s in said for s in stops)


def test_only_a_beginning_of_a_stop_string_waits() -> None:
    matcher = StopMatcher(("</end>",))
    assert matcher.push("abc <").text == "abc "
    assert matcher.push("/e").text == ""
    assert matcher.push("x").text == "</ex"
    assert matcher.flush() == ""


def test_the_stop_string_can_be_kept() -> None:
    assert run(StopMatcher(("END",), include=True), ["one E", "ND two"]) == ("one END", "END")


@pytest.mark.parametrize("pieces", [["The END"], ["The E", "ND"], ["The ", "E", "N", "D, more"]])
def test_the_text_before_the_stop_string_is_all_that_is_said(pieces: list[str]) -> None:
    assert run(StopMatcher(("END", "never")), pieces) == ("The ", "END")
