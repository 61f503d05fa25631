"""Attachments in a prompt are told apart from each other and from what was written, whatever they hold."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import Part, PartKind
from gptoss_desktop.protocol.attachments import prompt_text

TEXT = st.text(st.sampled_from("=ab \n\r\"'\\<|>Attachment1of:" + "一"), max_size=60)


def attachment(text: str, name: str, tokens: int | None = None) -> Part:
    return Part(PartKind.ATTACHMENT, text, name, tokens=tokens)


def written(text: str) -> Part:
    return Part(PartKind.TEXT, text)


def test_what_is_written_alone_stays_as_it_is() -> None:
    assert prompt_text((written("Hello!\n"),)) == "Hello!\n"


def test_the_documented_form() -> None:
    parts = (attachment("one\n", "a.txt", 2), attachment("two", 'b "c".md'), written("Compare."))
    assert prompt_text(parts) == (
        '===== Attachment 1 of 2: "a.txt" (2 tokens) =====\none\n===== End of attachment 1 =====\n\n'
        '===== Attachment 2 of 2: "b \\"c\\".md" =====\ntwo\n===== End of attachment 2 =====\n\nCompare.'
    )


def test_attachments_alone() -> None:
    assert prompt_text((attachment("x", "a"),)).endswith("x\n===== End of attachment 1 =====\n")


@given(
    st.lists(st.tuples(TEXT, TEXT, st.one_of(st.none(), st.integers(0, 99))), min_size=1, max_size=3), TEXT
)
def test_nothing_can_imitate_a_block(files: list[tuple[str, str, int | None]], own: str) -> None:
    """A reader who knows the form finds every text again, in order."""
    parts = [attachment(text, name, tokens) for text, name, tokens in files]
    found = prompt_text([*parts, written("." + own.replace("=", "-"))])
    rule = re.match(r"=+", found)
    assert rule is not None
    block = re.compile(
        rf'^{rule[0]} Attachment \d+ of {len(files)}: "(?:[^"\\]|\\.)*"(?: \(\d+ tokens\))? {rule[0]}\n'
        rf"(.*?)\n{rule[0]} End of attachment \d+ {rule[0]}\n\n",
        re.DOTALL,
    )
    for text, _, _ in files:
        match = block.match(found)
        assert match is not None
        assert match[1] == text.removesuffix("\n")
        found = found[match.end() :]
    assert found == "." + own.replace("=", "-")
