"""Texts too long to be read at once: cut at the same places whatever the pieces, and nothing lost."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gptoss_desktop.ui.markdown import limits
from gptoss_desktop.ui.markdown.code import LINE_CHARACTERS as CODE_LINE
from gptoss_desktop.ui.markdown.code import code_text
from gptoss_desktop.ui.markdown.leaves import CodeLeaf, Leaf, TableLeaf, TextLeaf
from gptoss_desktop.ui.markdown.splitter import StreamSplitter

LONG = limits.UNIT_CHARACTERS
HUGE = {
    "one line": "word " * 6_000,
    "no spaces": "x" * 30_000,
    "many lines": "a line of words\n" * 3_000,
    "quotes in quotes": "> " * 1_000 + "deep\n\nafter",
    "list levels": "- " * 10_000 + "deep\n\nafter",
    "indented levels": "".join("  " * n + f"- level {n}\n" for n in range(120)),
    "long quote": "> quoted words\n" * 2_500,
    "long table": "| a | b |\n|---|--:|\n" + "| 1 | **2** |\n" * 2_000 + "\nafter",
    "wide table": "|" + "a|" * 90 + "\n|" + "-|" * 90 + "\n" + ("|" + "b|" * 90 + "\n") * 3,
    "long item": "- item\n" + "  more of it\n" * 2_500 + "- next\n",
    "long fence": "```js\n" + "a = 1;\n" * 1_000 + "```\nafter",
    "long code line": "```js\n" + "a=1;" * 5_000 + "\nb\n```\nafter",
    "fence in a list": "- a\n\n  ```\n" + "  code\n" * 900 + "  ```\n",
    "long maths": "$$\n" + "x + \n" * 900 + "$$\nafter",
    "maths at the end of a long text": "a\nb\n" * 700 + "$$\nx\n- y\n$$\nafter",
    "definitions": "".join(f"[a{n}]: http://a.example/{n}\n" for n in range(900)) + "\n[a1]",
    "notes": "".join(f"[^{n}]: note {n}\n" for n in range(900)) + "\nsee[^5]",
    "long line in a fence": "```\n" + "y" * 12_000 + "\nz\n```\nafter",
    "long lines": ("z " * 6_000 + "\n") * 3 + "\n# title\n",
    "long heading": "# " + "word " * 1_500 + "\n\nafter",
}


def split(pieces: list[str]) -> StreamSplitter:
    splitter = StreamSplitter()
    for piece in pieces:
        before = len(splitter.final)
        splitter.feed(piece)
        assert len(splitter.final) >= before
    splitter.finish()
    return splitter


def words_of(leaves: list[Leaf]) -> str:
    """The letters and digits of the leaves, in order."""
    texts: list[str] = []
    for leaf in leaves:
        if isinstance(leaf, TextLeaf):
            texts += [paragraph.content for paragraph in leaf.paragraphs]
        elif isinstance(leaf, CodeLeaf):
            texts.append(leaf.code)
        elif isinstance(leaf, TableLeaf):
            rows = leaf.rows if leaf.first else leaf.rows[1:]
            texts += [cell for row in rows for cell in row]
    return "".join(re.findall(r"[a-z0-9]+", " ".join(texts)))


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_text_is_cut_at_the_same_places_whatever_the_pieces(name: str) -> None:
    text = HUGE[name]
    whole = split([text]).final
    for size in (211, 4_001, 9_999):
        streamed = split([text[at : at + size] for at in range(0, len(text), size)])
        assert streamed.final == whole


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(HUGE)), st.integers(1, 20_000)), min_size=1, max_size=3),
    st.data(),
)
def test_huge_texts_one_after_the_other(parts: list[tuple[str, int]], data: st.DataObject) -> None:
    text = "\n\n".join(HUGE[name][:length] for name, length in parts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=12)))
    bounds = [0, *cuts, len(text)]
    assert split([text[a:b] for a, b in itertools.pairwise(bounds)]).final == split([text]).final


@pytest.mark.parametrize("name", sorted(set(HUGE) - {"definitions", "indented levels", "notes"}))
def test_nothing_of_a_huge_text_is_lost(name: str) -> None:
    text = HUGE[name]
    language = "js" if "```js" in text else ""
    expected = "".join(re.findall(r"[a-z0-9]+", text.replace("```js", "```")))
    assert words_of(split([text]).final) == expected, language


def test_every_level_of_a_list_is_shown() -> None:
    shown = words_of(split([HUGE["indented levels"]]).final)
    assert all(f"level{n}" in shown for n in range(120))


@pytest.mark.parametrize("name", HUGE)
def test_every_leaf_is_small(name: str) -> None:
    for leaf in split([HUGE[name]]).final:
        if isinstance(leaf, TextLeaf):
            assert len(leaf.paragraphs) <= limits.PARAGRAPHS
            assert all(len(p.content) <= limits.PIECE_CHARACTERS for p in leaf.paragraphs)
            assert all(p.content.count("\n") <= limits.PIECE_LINES for p in leaf.paragraphs)
        elif isinstance(leaf, CodeLeaf):
            assert max(map(len, leaf.code.split("\n"))) <= CODE_LINE
        elif isinstance(leaf, TableLeaf):
            assert len(leaf.rows) * len(leaf.aligns) <= limits.TABLE_CELLS + len(leaf.aligns)


def test_the_code_of_a_block_is_whole_again() -> None:
    for name in ("long fence", "long code line", "long line in a fence"):
        code = [leaf for leaf in split([HUGE[name]]).final if isinstance(leaf, CodeLeaf)]
        assert len(code) > 1
        assert code_text(code) == HUGE[name].split("\n", 1)[1].split("\n```")[0]


def test_beyond_a_length_text_is_no_longer_markdown() -> None:
    text = "# Title\n\nSome words.\n\n" * (limits.MARKDOWN_CHARACTERS // 20)
    leaves = split([text]).final
    assert isinstance(leaves[0], TextLeaf)
    assert leaves[0].paragraphs[0].heading == 1
    assert isinstance(leaves[-1], TextLeaf)
    assert "# Title" in leaves[-1].paragraphs[0].content
    assert split([text[at : at + 7_777] for at in range(0, len(text), 7_777)]).final == leaves
    fenced = "```\n" + "code\n" * (limits.MARKDOWN_CHARACTERS // 4) + "```\n# no title\n"
    assert split([fenced]).final == split([fenced[:100_000], fenced[100_000:180_001], fenced[180_001:]]).final
