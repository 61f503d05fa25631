"""Lists of positions as bytes, and blocks of them, come back as they were."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.storage.search.blocks import BYTES, TERMS, Lists, pack, select, unpack
from gptoss_desktop.storage.search.codec import decode, encode

POSITIONS = st.one_of(
    st.sets(st.integers(0, 300), min_size=1, max_size=400),
    st.sets(st.integers(0, 2**40), min_size=1, max_size=20),
).map(sorted)
TERM = st.text("ab显存~^1", min_size=1, max_size=4)


@given(st.dictionaries(TERM, POSITIONS, min_size=1, max_size=150), st.integers(0, 2**40), TERM, TERM)
def test_blocks(lists: dict[str, list[int]], origin: int, one: str, other: str) -> None:
    terms = sorted(lists)
    positions = np.array([origin + place for term in terms for place in lists[term]])
    counts = [len(lists[term]) for term in terms]
    starts = np.cumsum([0, *counts[:-1]])
    blocks = list(pack(terms, Lists(*encode(positions, starts, origin))))
    assert [first for first, _ in blocks] == [unpack(block)[0][0].decode() for _, block in blocks]
    low, high = sorted((one, other))
    found = {}
    for _, block in blocks:
        names, own = unpack(block)
        assert len(names) == 1 or (len(names) <= TERMS and len(block) <= BYTES + TERMS)
        names, own = select(block, low.encode(), high.encode())
        decoded, sizes = decode(own.data, own.lengths, np.full(len(names), origin))
        ends = np.cumsum(sizes)
        for name, size, end in zip(names, sizes.tolist(), ends.tolist(), strict=True):
            found[name.decode()] = (decoded[end - size : end] - origin).tolist()
    assert found == {term: lists[term] for term in terms if low <= term < high}
