"""Sentences that are text and still know their parts."""

from __future__ import annotations

import copy
import pickle

from gptoss_desktop.domain.said import Said, say


def test_it_is_text_in_english() -> None:
    said = say("{name} has {count} files.", name="docs", count=3)
    assert said == "docs has 3 files."
    assert f"{said}!" == "docs has 3 files.!"
    assert said.template == "{name} has {count} files."
    assert said.values == (("name", "docs"), ("count", 3))


def test_copies_know_the_parts_too() -> None:
    said = say("{what} is wrong.", what=say("the tensor {name}", name="x"))
    for other in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):  # noqa: S301 - our own bytes
        assert isinstance(other, Said)
        assert other == said
        assert other.values == said.values


def test_an_exception_keeps_its_sentence() -> None:
    inner = say("The number {n} is odd.", n=3)
    outer = say("It failed: {error}", error=ValueError(inner))
    assert outer == "It failed: The number 3 is odd."
    assert isinstance(outer.values[0][1], Said)
