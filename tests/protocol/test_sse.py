"""The decoder must give the same events however the network cuts the bytes."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.protocol.sse import SseDecoder, SseError

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"), min_size=1)
events = st.lists(st.lists(texts, min_size=1, max_size=3), max_size=6)


def decode(packets: list[bytes]) -> list[bytes]:
    decoder = SseDecoder()
    return [event for packet in packets for event in decoder.feed(packet)]


@given(events, st.sampled_from(["\n", "\r\n"]), st.lists(st.integers(0, 2000)))
def test_any_cuts_give_the_same_events(events: list[list[str]], end: str, cuts: list[int]) -> None:
    stream = "".join("".join(f"data: {line}{end}" for line in lines) + end for lines in events).encode()
    places = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts)})
    packets = [stream[a:b] for a, b in pairwise(places)]
    assert decode(packets) == ["\n".join(lines).encode() for lines in events]


def test_one_byte_a_packet() -> None:
    stream = 'data: {"a": "é\u2028"}\r\n\r\n: ping\n\ndata:b\n\n'.encode()
    assert decode([stream[i : i + 1] for i in range(len(stream))]) == ['{"a": "é\u2028"}'.encode(), b"b"]


def test_only_line_feeds_end_a_line() -> None:
    text = "a\u0085b\u2028c\u2029d\x0be\x0cf\x1cg"
    (event,) = decode([f"data: {json.dumps(text, ensure_ascii=False)}\n\n".encode()])
    assert "\u0085" in event.decode()


def test_comments_other_fields_and_empty_events_say_nothing() -> None:
    assert decode([b": hello\n\nevent: x\nid: 1\nretry: 3\n\ndata:\n\ndata: yes\nid: 2\n\n"]) == [b"yes"]


def test_several_data_lines_are_joined() -> None:
    assert decode([b"data: a\ndata:  b\n\n"]) == [b"a\n b"]


def test_an_unfinished_event_is_not_given_out() -> None:
    assert decode([b"data: a\n\ndata: b\n"]) == [b"a"]


@pytest.mark.parametrize("size", [1, 7, 4096])
@pytest.mark.parametrize("long", [b"data: " + b"x" * 200, b":" + b"x" * 200, b"data: xxxxxxxx\n" * 20])
def test_an_endless_event_is_an_error_that_keeps_the_events_before_it(long: bytes, size: int) -> None:
    stream = b"data: good\n\n" + long
    decoder = SseDecoder(max_event_bytes=100)
    found: list[bytes] = []
    with pytest.raises(SseError, match="longer than 100 bytes") as caught:  # noqa: PT012 - the packet is unknown
        for start in range(0, len(stream), size):
            found += decoder.feed(stream[start : start + size])
    assert found + caught.value.events == [b"good"]
