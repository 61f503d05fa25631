"""Characters that show nothing are shown, and those that a script needs are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.ui.markdown.inline import Look, read_runs
from gptoss_desktop.ui.markdown.visible import (
    END_ISOLATE,
    ISOLATE,
    has_suspects,
    stretches,
    visible,
    without_isolates,
)


def shown(text: str) -> str:
    return without_isolates(visible(text))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc\u202etxt.exe\u202c", "abc⟨RLO⟩txt.exe⟨PDF⟩"),
        ("\u2066a\u2067b\u2068c\u2069", "⟨LRI⟩a⟨RLI⟩b⟨FSI⟩c⟨PDI⟩"),
        ("\u202aa\u202bb\u202dc", "⟨LRE⟩a⟨RLE⟩b⟨LRO⟩c"),
        ("pass\u200bword\u2060s\ufeff", "pass⟨ZWSP⟩word⟨WJ⟩s⟨BOM⟩"),
        ("pay\u200dpal\u200c", "pay⟨ZWJ⟩pal⟨ZWNJ⟩"),
        ("中\u200d文\u200c字", "中⟨ZWJ⟩文⟨ZWNJ⟩字"),
        ("a\u200eb\u200fc", "a⟨LRM⟩b⟨RLM⟩c"),
        ("hi\U000e0041\U000e0042\U000e007f!", "hi⟨TAG AB⟩!"),
        ("x\U000e0100\U000e0101", "x⟨U+E0100⟩"),
        ("a\x1b[31m\x07", "a⟨U+001B⟩[31m⟨U+0007⟩"),
        ("a\u3164b\u2063c\u180ed", "a⟨HF⟩b⟨IS⟩c⟨MVS⟩d"),
        ("a\ufe0f\ufe0e", "a\ufe0f⟨U+FE0E⟩"),
    ],
)
def test_what_hides_is_marked(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "plain text\nwith lines\tand tabs",
        "👩\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 👨🏽\u200d💻 1\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flag",
        "می\u200cخواهم",
        "क्\u200dष और क्\u200cष",
        "שלום \u200f(עולם)\u200e abc",
        "葛\U000e0100城",
        "naïve café 中文，标点。",
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert visible(text) == text


def test_marks_stand_alone() -> None:
    mark = f"{ISOLATE}⟨RLO⟩{END_ISOLATE}"
    assert visible("a\u202eb") == f"a{mark}b"
    runs = read_runs("**a\u202eb** `c\u200bd`", {})
    assert [run.look for run in runs if Look.WARNING in run.look] == [
        Look.BOLD | Look.WARNING,
        Look.CODE | Look.WARNING,
    ]


def test_many_are_all_shown() -> None:
    assert shown("\u202e" * 5_000) == "⟨RLO ×5000⟩"
    assert shown("a\u202e" * 5_000) == "a⟨RLO⟩" * 5_000
    assert len(stretches("a\u202e" * 5_000)) < 300


@given(
    st.text(
        st.characters(codec="utf-8") | st.sampled_from("\u200b\u200c\u200d\u202e\u2066\ufe0f\U000e0041🏴a")
    )
)
def test_no_control_of_direction_is_left(text: str) -> None:
    left = without_isolates(visible(text))
    assert not set(left) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff")
    assert has_suspects(text) or left == text
