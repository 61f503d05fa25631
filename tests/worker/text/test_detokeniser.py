"""Characters that tokens split come out whole, and bytes that are no UTF-8 come out as U+FFFD."""

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.worker.text.detokeniser import Detokeniser


@given(st.text(max_size=20), st.data())
def test_text_survives_any_cut_of_its_bytes(text: str, data: st.DataObject) -> None:
    raw = text.encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(raw)), max_size=6)))
    detokeniser = Detokeniser()
    pieces = [raw[a:b] for a, b in zip([0, *cuts], [*cuts, len(raw)], strict=True)]
    assert "".join(map(detokeniser.push, pieces)) + detokeniser.flush() == text


@given(st.lists(st.binary(max_size=5)))
def test_any_bytes_give_what_decoding_them_at_once_gives(pieces: list[bytes]) -> None:
    detokeniser = Detokeniser()
    said = "".join(map(detokeniser.push, pieces)) + detokeniser.flush()
    assert said == b"".join(pieces).decode(errors="replace")


def test_a_split_character_waits_for_its_end() -> None:
    detokeniser = Detokeniser()
    assert [detokeniser.push(bytes([byte])) for byte in "🙂".encode()] == ["", "", "", "🙂"]
    assert detokeniser.push(b"a\xf0\x9f") == "a"
    assert detokeniser.flush() == "\ufffd"
    assert detokeniser.push(b"b") == "b"
