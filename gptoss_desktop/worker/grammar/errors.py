"""What can be wrong with a grammar."""

from __future__ import annotations


class GrammarError(ValueError):
    """A schema or grammar that cannot be obeyed; `str()` is one sentence: what is wrong, and where."""


class GrammarLimitError(Exception):
    """An answer led its grammar into more open possibilities than this program will follow."""
