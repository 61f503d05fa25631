"""Colours of code: in slices, remembered, and given up where a text is made to take for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.ui.markdown.highlight import Highlighter, Spans
from tests.support.qt import wait_until

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication


def colours(highlighter: Highlighter, code: str, language: str) -> Spans:
    found: list[Spans] = []
    highlighter.request(code, language, found.append)
    wait_until(lambda: found)
    return found[0]


def test_code_is_coloured_once(qapp: QApplication) -> None:
    highlighter = Highlighter()
    spans = colours(highlighter, "x = 'é🙂'  # y\nif x:\n    pass", "python")
    assert [[(span.start, span.length) for span in line] for line in spans][1] == [(0, 2)]
    assert spans[0][-1].start == 11
    again: list[Spans] = []
    highlighter.request("x = 'é🙂'  # y\nif x:\n    pass", "Python", again.append)
    assert again == [spans]


def test_a_language_that_is_not_known_has_no_colours(qapp: QApplication) -> None:
    highlighter = Highlighter()
    highlighter.request("x", "no such language", lambda _: None)
    wait_until(lambda: not highlighter._jobs)
    assert not highlighter._known


def test_a_text_that_takes_too_long_is_given_up(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    highlighter = Highlighter()
    code = "let a = 1;\n" * 3_000
    whole = colours(highlighter, code, "js")
    monkeypatch.setattr("gptoss_desktop.ui.markdown.highlight.JOB_MS", 0)
    some = colours(Highlighter(), code, "js")
    assert 0 < len(some) < len(whole)
    assert some[:-1] == whole[: len(some) - 1]
