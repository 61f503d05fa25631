"""What is a formula and what is not."""

from __future__ import annotations

import pytest

from gptoss_desktop.ui.markdown.inline import OBJECT, Look, Run, read_runs


def formulas(text: str, *, open_ended: bool = False) -> list[str]:
    return [run.formula.source for run in read_runs(text, {}, open_ended=open_ended) if run.formula]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Let $x$ be", ["$x$"]),
        ("设$x$为实数", ["$x$"]),
        ("the $n$th of $a_1, b_2$.", ["$n$", "$a_1, b_2$"]),
        ("$2x + 1$ and $3$", ["$2x + 1$", "$3$"]),
        (r"\(a\) and \[b\] and $$c$$", [r"\(a\)", r"\[b\]", "$$c$$"]),
        ("$a\n+ b$", ["$a\n+ b$"]),
        (r"$\$5$", [r"$\$5$"]),
        (r"*a* $x*y*z$ **$b$**", ["$x*y*z$", "$b$"]),
        ("[$x$](http://a.example)", ["$x$"]),
    ],
)
def test_formulas(text: str, found: list[str]) -> None:
    assert formulas(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $10.",
        "US$ 3 or US$3, A$4 and NZ$ 5",
        "$5–$10, $5/$6, $5-$7",
        "between $5 (US$) and 6$ at most",
        "$ 5 $",
        "$5, or 6$ more",
        "$x $ and $ y$",
        "a$b$c1",
        "`$x$` and ``\\(y\\)``",
        "$x and `$y`",
        r"\$x\$ and \\(x)",
        "$PATH:$HOME and $HOME",
        "$$ $$",
        r"\( \)",
        "$",
        "$$",
        "\\(",
    ],
)
def test_prices_code_and_loose_signs_are_none(text: str) -> None:
    assert formulas(text) == []


def test_a_formula_is_one_character_of_the_text() -> None:
    runs = read_runs("**a $x$** b\ufffc", {})
    assert [run.text for run in runs] == ["a ", OBJECT, " b\ufffd"]
    assert runs[1].look is Look.BOLD
    assert runs[1].formula is not None
    assert not runs[1].formula.display


@pytest.mark.parametrize("text", ["Let \\(a_1 * b_2* and", "See $a_1 * b_2* and", "$$a_1*b*", "x \\[ *a*"])
def test_the_beginning_of_a_formula_is_no_markup_while_it_is_written(text: str) -> None:
    assert read_runs(text, {}, open_ended=True) == [Run(text)]


def test_what_never_closes_is_markup_in_the_end() -> None:
    assert [run.look for run in read_runs("$a *b* c", {})] == [Look.PLAIN, Look.ITALIC, Look.PLAIN]
    assert [run.look for run in read_runs("$5 **b** c", {}, open_ended=True)][1] is Look.BOLD


def test_a_paragraph_has_only_so_many() -> None:
    runs = read_runs("$x$ " * 500, {})
    assert sum(run.formula is not None for run in runs) == 60
    assert "".join(run.formula.source if run.formula else run.text for run in runs) == "$x$ " * 500
