"""GBNF: what a grammar allows, and one sentence with a place for each fault in it."""

from __future__ import annotations

import pytest

from gptoss_desktop.worker.grammar.errors import GrammarError
from tests.worker.grammar.following import accepts, of_gbnf

ARITHMETIC = """
# Sums of products.
root ::= term (("+" | "-") term)*   # left to right
term ::= factor
         | factor "*" term
factor ::= [0-9]+ | "(" root ")"
"""


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ('root ::= "yes" | "no"', ["yes", "no"], ["", "y", "yess", "yesno"]),
        ('root ::= "a"* "b"+ "c"?', ["b", "aabbc", "bc"], ["", "a", "ac", "bcc"]),
        (
            "root ::= [a-c]{2} [^a-c]{1,2} .{2,}",
            ["ab12xyz", "aa!??", "cc日日xx"],
            ["ab1x", "a12xyz", "abcxyz"],
        ),
        ("root ::= ab{0,2}\nab ::= [a] [b]", ["", "ab", "abab"], ["a", "ababab"]),
        (r'root ::= "\n\t\"\\\x41\u00e9\U0001F999"', ['\n\t"\\Aé\U0001f999'], ["\\n"]),
        (r"root ::= [\]\-\^a-]+", ["]-^a"], ["b"]),
        ('root ::= ("a" |\n  "b") "c"', ["ac", "bc"], ["c"]),
        ('root ::=\n  "a"\n  | "b"', ["a", "b"], ["ab"]),
        ('root ::= "" | x\nx ::= "(" root ")"', ["", "()", "((()))"], ["(", "(()"]),
        (ARITHMETIC, ["1+2*3", "(1-2)*(3)", "((7))"], ["", "1+", "(1", "1)"]),
        # Several readings of each bracket: what is open stays small, though there are 2^40 ways.
        (
            'root ::= "x" | "[" root "]" | "[" root "]" | "[" root "}"',
            ["[" * 40 + "x" + "]}" * 20],
            ["[x", "x]"],
        ),
    ],
)
def test_what_it_allows(source: str, good: list[str], bad: list[str]) -> None:
    automaton = of_gbnf(source)
    assert {text: accepts(automaton, text) for text in good} == dict.fromkeys(good, True)
    assert {text: accepts(automaton, text) for text in bad} == dict.fromkeys(bad, False)


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("", "It has no rule root, where an answer would begin."),
        ('answer ::= "x"', "It has no rule root, where an answer would begin."),
        ('root ::= "x\n', "This text has no closing quotation mark (line 1, column 10)."),
        ("root ::= [a-", "The grammar ends in the middle of a rule (line 1, column 13)."),
        ("root ::= [a", "This bracket is not closed (line 1, column 10)."),
        ("root ::= [z-a]", "This range ends before it begins (line 1, column 14)."),
        ('root ::= ("x"', "This parenthesis is not closed (line 1, column 10)."),
        ('root ::= "x")', "Here a rule should end (line 1, column 13)."),
        ("root = x", "After the name root there must be '::=' (line 1, column 6)."),
        ('root ::= a\n\nb ::= "b"', "There is no rule a (line 1, column 10)."),
        ('root ::= "a"\nroot ::= "b"', "There are two rules root (line 2, column 1)."),
        ('root ::= "a"{x}', "Braces must hold a count, as {3}, {3,} or {3,5} (line 1, column 13)."),
        ('root ::= "a"{3,2}', "In these braces the greater number comes first (line 1, column 13)."),
        (r'root ::= "\q"', r"There is no escape \q here (line 1, column 13)."),
        (r'root ::= "\U00110000"', "There is no such character (line 1, column 13)."),
        ("root ::= <[1000]>", "Here the name of a rule should be (line 1, column 10)."),
        ('root ::= root "a" | "b"', "root can begin with itself, so that it has no beginning."),
        ('root ::= x "a" | "c"\nx ::= "b"? root', "root can begin with itself, so that it has no beginning."),
        ('root ::= ("a"?)*', "root can begin with itself, so that it has no beginning."),
        (
            'root ::= "a" root',
            "No finite text can satisfy it: everything that it allows needs something more.",
        ),
        ("root ::= [^\\U00000000-\\U0010FFFF]", "No finite text can satisfy it"),
        ("root ::= " + "(" * 100, "Parentheses are nested more than 64 deep (line 1, column 75)."),
        ('root ::= "a"{999999999}', "It is too large: it needs more than 200000 symbols."),
        ('root ::= "a"{0,999999999}', "It is too large: it needs more than 200000 symbols."),
        ('root ::= (("a"{9999}){9999}){9999} "b"{200000}', "It is too large"),
        ('root ::= "a"' + "*" * 5000, "It is nested too deeply."),
        ("#" * 300_000, "It is 300000 characters long, but at most 262144 are read."),
    ],
)
def test_one_sentence_for_each_fault(source: str, sentence: str) -> None:
    with pytest.raises(GrammarError) as caught:
        of_gbnf(source)
    assert str(caught.value).startswith(sentence)
