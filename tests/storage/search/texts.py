"""Texts in which much is found: few letters and words, in Chinese, English and what else Unicode has."""

from __future__ import annotations

from hypothesis import strategies as st

_CHINESE = st.text("显存不足的模型", min_size=1, max_size=6)
_WORDS = st.sampled_from(
    ["regulation", "regulations", "regulated", "regul", "GPU", "gpt-oss", "run", "running", "runs", "be"]
) | st.sampled_from(
    ["being", "because", "a", "4090", "x1", "café", "the", "happy", "happily", "happiness", "Straße", "die"]
)
_BETWEEN = st.sampled_from(["", " ", "，", "\n", " \n ", "\n\n", "-", "\u200b", ". "])
_OTHERS = st.sampled_from(
    ["検索エンジン", "ｶﾞｷﾞ", "검색", "हिन्दी", "😀", "👩‍👧", "ﬁne", "\u202eabc", "\x00", "e\u0301", "ㄱㅏ"]
)
_PIECES = st.one_of(_CHINESE, _CHINESE, _WORDS, _WORDS, _OTHERS)

ODD = st.text(st.characters(codec="utf-8"), max_size=30)
"""Anything that UTF-8 can hold."""

TEXTS = (
    st.lists(st.tuples(_PIECES, _BETWEEN), max_size=12).map(
        lambda pairs: "".join(piece + between for piece, between in pairs)
    )
    | ODD
)

_ASKED = st.one_of(
    st.text("显存不足的模型", min_size=1, max_size=3),
    _WORDS,
    st.sampled_from(["r", "re", "ru", "h", "gp"]),
    _OTHERS,
)
_QUOTED = st.lists(_ASKED, min_size=1, max_size=3).map(lambda pieces: '"' + " ".join(pieces) + '"')

QUERIES = st.one_of(
    _ASKED, _ASKED, st.lists(_ASKED | _QUOTED, min_size=1, max_size=3).map(" ".join), _QUOTED, TEXTS
)
