"""Headers mean something or are malformed; nothing in between."""

import pytest

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.worker.harmony.encoding import encoding
from gptoss_desktop.worker.harmony.header import Header, broken_header_kind, parse_header


def ids(text: str) -> list[int]:
    return list(encoding().encode(text, allowed_special="all"))


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("", Header(PartKind.TEXT)),
        ("<|channel|>final", Header(PartKind.TEXT)),
        ("<|channel|>analysis", Header(PartKind.REASONING)),
        ("<|channel|>commentary", Header(PartKind.COMMENTARY)),
        ("<|channel|>commentary to=functions.f.g json", Header(PartKind.TOOL_CALL, "f.g")),
        ("<|channel|>analysis to=browser.search code", Header(PartKind.TOOL_CALL, "browser.search")),
        ("<|channel|>commentary to=functions.", None),
        ("<|channel|>", None),
        ("<|channel|>thoughts", None),
        ("<|channel|>final to=somebody", None),
        ("<|channel|>commentary to=functions.a b c", None),
    ],
)
def test_headers_of_the_assistant(text: str, header: Header | None) -> None:
    assert parse_header(ids(text), started=False) == header


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("assistant<|channel|>final", Header(PartKind.TEXT)),
        ("user", Header(PartKind.TEXT, by_assistant=False)),
        ("", None),
        ("bogus<|channel|>final", None),
    ],
)
def test_headers_with_a_role(text: str, header: Header | None) -> None:
    assert parse_header(ids(text), started=True) == header


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<|channel|>analysis oh", PartKind.REASONING),
        ("<|channel|>commentary oh", PartKind.COMMENTARY),
        ("<|channel|>final oh", PartKind.TEXT),
        ("<|channel|>", PartKind.REASONING),
        ("oh", PartKind.REASONING),
    ],
)
def test_a_broken_header_still_says_what_follows(text: str, kind: PartKind) -> None:
    assert broken_header_kind(ids(text), PartKind.REASONING) is kind
