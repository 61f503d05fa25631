"""What is copied of a message as text and as rich text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.ui.markdown.copying import to_html, to_plain

SOURCE = """# Title

Some **bold**, *slanted*, ~~struck~~ and `code`, a [link](https://a.example/?a=1&b=2), $x<y$.[^1]

- one
  - two
- [x] done

| a | b |
|---|--:|
| 1 | $2$ |

```py
if a < b:
    pass
```

> quoted

[^1]: The note.
"""


def test_plain_text() -> None:
    assert to_plain(SOURCE) == (
        "Title\n\nSome bold, slanted, struck and code, a link, $x<y$.[1]\n\n• one\n    ◦ two\n☑ done\n\n"
        "a\tb\n1\t$2$\n\nif a < b:\n    pass\n\n    quoted\n\n———\n1. The note."
    )


def test_rich_text_has_the_structure() -> None:
    html = to_html(SOURCE)
    for part in (
        "<h1>Title</h1>",
        "<strong>bold</strong>",
        "<em>slanted</em>",
        "<s>struck</s>",
        '<a href="https://a.example/?a=1&amp;b=2">link</a>',
        "$x&lt;y$",
        "<sup>1</sup>",
        "<th ",
        "text-align:right",
        "if a &lt; b:\n    pass",
        "☑",
        "<hr>",
    ):
        assert part in html


def test_pieces_of_code_are_one_block() -> None:
    code = "\n".join(f"line {n}" for n in range(450)) + "\n" + "x" * 9_000
    source = f"```\n{code}\n```"
    assert to_plain(source) == code
    assert to_html(source).count("<pre") == 1


def test_what_is_hidden_is_shown() -> None:
    for form in (to_plain, to_html):
        assert "a⟨RLO⟩b" in form("a\u202eb")
    assert "a⟨RLO⟩b" in to_html("```\na\u202eb\n```")
    assert to_plain("```\na\u202eb\n```") == "a\u202eb"


class Tags(HTMLParser):
    """Collects tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


ALLOWED = {*(f"h{level}" for level in range(1, 7)), "p", "strong", "em", "s", "sup", "code", "pre", "a", "hr"}
ALLOWED |= {"table", "tr", "th", "td", "br"}
HOSTILE = [
    "<script>alert(1)</script>", "<img src=http://a.example/x onerror=x>", "![p](file:///etc/passwd)",
    "[a](javascript:alert(1))", "[a](data:text/html,x)",
    '[b](http://a.example/"onclick="x)', '```"><img src=x>\n',
    "$<img src=x>$", "[^<b>]: x\n", "| <i> |\n|---|\n", "&lt;b&gt;", "<!--", "]]>", "\n\n", "- ", "> ", "\"'",
    "[x]: http://a.example/<y>\n", "[x]", "\u202e", "<http://a.example>", "`<b>`",
]  # fmt: skip


@given(st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join))
def test_nothing_of_the_source_becomes_markup(source: str) -> None:
    tags = Tags()
    tags.feed(to_html(source))
    assert tags.tags <= ALLOWED
    assert {name for name, _ in tags.attributes} <= {"style", "href"}
    assert all(re.match(r"https?://|mailto:", value) for name, value in tags.attributes if name == "href")
    assert not any("url" in value for name, value in tags.attributes if name == "style")


@pytest.mark.parametrize("form", [to_plain, to_html])
def test_a_huge_text_is_copied(form: object) -> None:
    assert callable(form)
    assert len(form("word " * 400_000)) >= 1_990_000
