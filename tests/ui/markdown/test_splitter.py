"""Streaming must give what the whole parse gives, however the text is cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gptoss_desktop.ui.markdown.code import PIECE_LINES
from gptoss_desktop.ui.markdown.flatten import Flattener
from gptoss_desktop.ui.markdown.footnotes import note_leaves
from gptoss_desktop.ui.markdown.leaves import CodeLeaf, Leaf, RuleLeaf, TableLeaf, TextLeaf
from gptoss_desktop.ui.markdown.parser import LINKS, References, parse_structure
from gptoss_desktop.ui.markdown.splitter import StreamSplitter

CORPUS = {
    "paragraphs": "One.\nStill one.\n\nTwo **bold\nacross** lines.\n\n\nThree",
    "atx headings": "# One\ntext\n## Two ##\n\n### Three\n#### Four\n#no heading\n",
    "setext": "One\n===\n\nTwo\nlines\n---\ntext\n\n---\n\n* * *\n- - -\nend",
    "tight list": "- a\n- b\n  lazy\ncontinued\n- c\n\ntext",
    "loose list": "- a\n\n- b\n\n  second\n\n- c\n\n\ntext",
    "turns loose": "- a\n- b\n\n- c\n- d\n",
    "nested": "1. a\n   - b\n     - c\n\n       d\n   - e\n2. f\n   1. g\n7. h\n\ntext\n\n3) new list\n4) on",
    "indented items": "- a\n - b\n  - c\n   - d\n    - e\n",
    "list kinds": "- a\n* b\n+ c\n1. d\n2) e\n",
    "item with rule": "- a\n- ---\n- b\n***\n- c\n---\n",
    "empty items": "-\n- a\n-\n\n- b\n1.\n2. x\n-\n  foo\n-\n\n  foo",
    "list in item": "- - a\n  - b\n- 1. c\n",
    "tasks": "- [ ] open\n- [x] done\n- [] no\n1. [X] numbered\n",
    "fences": "text\n```python\ndef f():\n    pass\n```\nafter\n~~~\n```\n~~~\n````\n```\n````\n",
    "fence in list": "1. a\n\n   ```sh\n   ls\n\n   cd\n   ```\n2. b\n   ~~~\n   x\n   ~~~\n3. c\n"
    "- ```\n  first\n  ```\n",
    "fence never closed": "a\n\n```js\nlet a;\n``",
    "fence without text": "```\n```\n\n~~~x y\n\n~~~ no\n~~~~~\n",
    "indented fence": "  ```\n  a\n b\n   c\n  ```\nx\n   ~~~\n\ta\n",
    "indented code": "text\n\n    code\n\n\n    more\n\n\ntext\n    no code\n- a\n\n      code\n",
    "long code": "```\n" + "line\n" * (PIECE_LINES * 2 + 5) + "```\nx\n",
    "exact piece": "```\n" + "line\n" * PIECE_LINES + "``` \nx\n",
    "open long code": "```\n" + "line\n" * PIECE_LINES + "x",
    "table": "text\n| a | b |\n|---|:-:|\n| 1 | `x` |\n| 2 |\nno pipe\n\nend",
    "table broken": "| a | b |\n|---|--x|\n| 1 | 2 |\n\na | b\n-|-\n1 | 2\n> q",
    "table in list": "- x\n\n  | a | b |\n  |---|--:|\n  | 1 | 2 |\n- y",
    "quotes": "> a\n> b\nlazy\n> > c\n> - d\n> - e\n>\n> ```\n> code\n> ```\n\n> f\n",
    "quote in list": "- a\n  > b\n\n  c\n- > d\n",
    "references": "See [a] and [b][a] and [c].\n\n[a]: http://a.example 'title'\n\n[c]:\n"
    "http://c.example\n\n[a]: http://z\n",
    "multi-line title": '[a]: /u "one\ntwo"\n[a]\n\n[b]: /u "x" y\n[b]\n',
    "html": "<div>\n*text*\n</div>\n\n<script>alert(1)</script>\n\na <b>b</b>\n",
    "chinese": "# 标题\n\n你好，**世界**。\n\n- 第一\n- 第二\n\n| 名 | 值 |\n|---|---|\n| 甲 | 1 |\n\n"
    "```\n代码\n```\n",
    "emoji": "👩‍👩‍👧 family\n\n- 🙂\n- 🇨🇳 flag\n\n> ☑ é e\u0301\n",
    "carriage returns": "a\r\nb\r\n\r\n- c\r\n- d\r\n```\r\ncode\r\n```\r",
    "odd characters": "a\0b\n\n- \u2028x\x0by\n- \tz\n\n```\na\x0bb\u2028c\x0c\n```\n",
    "tabs": "-\ta\n-\tb\n\n\tc\n\n1.\ta\n\n\t```\n\tx\n\t```\n",
    "hard breaks": "a  \nb\\\nc\n\n`co\nde` ``x ` y``\n",
    "footnotes": "A[^1] and B[^note].\n\n[^1]: First.\n[^note]: Second\n    goes on.\n\n    And on.\n\n"
    "    ```\n    code\n    ```\n\nText after.[^3]\n\n- item[^4]\n\n  [^4]: inside\n"
    "- next\n\n[^1]: again\n[^3]:\n",
    "footnote odds": "[^a b]: no\n[^]: no\n"
    "[^x]:y\nlazy\n# h\n> [^q]: quoted\n[^z]: - list\n    - more\n\n[^1]:",
    "formulas": "Text $x$ and\n$$\na\n- b\n# c\n= d\n$$\nafter\n\n\\[\nx\n\\]\n\n$$y$$\n\n$$ z $$ no block\n",
    "formulas open": "a\n$$\nb\n- c\n\nd\n\n\\[ e\n> f\n1. g",
    "formulas nested": "- a\n  $$\n  - b\n  $$\n- $$c$$\n  1. \\[\n     d\n     \\]\n> $$\n> e\n> $$\n> $$\n"
    "> f\n\n"
    "- $$\n  g\nh\n$$\n",
    "nothing": "",
    "blank lines": "\n\n \n\t\n",
}


def whole(text: str) -> tuple[list[Leaf], References]:
    """The leaves of the text parsed at once by the library."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    tokens, references = parse_structure(text)
    flattener = Flattener(text.split("\n"))
    leaves = flattener.run(tokens)
    return [*leaves, *note_leaves(flattener.notes)], references


def streamed(pieces: list[str]) -> StreamSplitter:
    splitter = StreamSplitter()
    for piece in pieces:
        before = list(splitter.final)
        splitter.feed(piece)
        assert splitter.final[: len(before)] == before
    splitter.finish()
    return splitter


def check(text: str, pieces: list[str]) -> None:
    splitter = streamed(pieces)
    leaves, references = whole(text)
    assert splitter.final == leaves
    hrefs = {label: entry["href"] for label, entry in references.items()}
    links = splitter.references.get(LINKS, {})
    assert {label: entry["href"] for label, entry in links.items()} == hrefs


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 10_000])
def test_a_text_streamed_in_equal_pieces_equals_the_whole(name: str, size: int) -> None:
    text = CORPUS[name]
    check(text, [text[i : i + size] for i in range(0, len(text), size)])


FRAGMENTS = [
    "- ", "* ", "1. ", "2) ", "> ", "# ", "## ", "```", "~~~", "````", "python", "\n", "\n", "\n\n", "  ",
    "    ", "\t", "a", "word ", "**", "`", "|", "| a | b |\n", "|---|---|\n", "---\n", "===\n", "[a]",
    "[a]: /u\n", "[x] ", "$$", "$$\n", "\\[", "\\]\n", "[^1]",
    "[^1]: ", "\n    ", "$", "<b>", "你好", "🙂", "\r\n", "\\", "\0",
]  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40), st.data())
@example(["- ", "a", "\n", "-", "--\n"], None)
@example(["```", "\n", "  "], None)
def test_any_text_streamed_in_any_pieces_equals_the_whole(
    fragments: list[str], data: st.DataObject | None
) -> None:
    text = "".join(fragments)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text))))) if data else range(len(text))
    bounds = [0, *cuts, len(text)]
    check(text, [text[a:b] for a, b in itertools.pairwise(bounds)])


def test_the_tail_shows_the_unfinished_end() -> None:
    splitter = StreamSplitter()
    splitter.feed("# Title\n\nText\n\nSome te")
    assert [type(leaf) for leaf in splitter.final] == [TextLeaf]
    assert splitter.tail == whole("Text\n\nSome te")[0]
    splitter.feed("xt\n\n```py\nx = 1\n``")
    assert splitter.tail == [CodeLeaf("x = 1", "py", closed=False)]


def test_every_kind_of_leaf_comes_out() -> None:
    kinds = {type(leaf) for text in CORPUS.values() for leaf in whole(text)[0]}
    assert kinds == {TextLeaf, CodeLeaf, TableLeaf, RuleLeaf}


def test_the_tail_of_a_long_list_is_one_item() -> None:
    splitter = StreamSplitter()
    for number in range(1, 500):
        splitter.feed(f"{number}. item\n    - more\n")
    assert len(splitter.final) == 498
    assert isinstance(splitter.tail[0], TextLeaf)
    assert splitter.tail[0].paragraphs[0].marker == "499."
