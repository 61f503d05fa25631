"""One known cause of a failure: the words that give it away, and what may help."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.engine.helpful_changes import llama_cpp

if TYPE_CHECKING:
    from gptoss_desktop.engine.failure_table import Entry
    from gptoss_desktop.engine.helpful_changes import Suggest


@dataclass(frozen=True, slots=True)
class Cause:
    """A pattern over a log, and the failure it stands for.

    The groups of `pattern` that have a name fill the sentence. With `after`, that text must come before:
    the same exception means one thing while the model loads and another in the middle of an answer. `sign`
    is a part of every match: where a pattern begins with anything at all, a plain search first is faster.
    """

    pattern: re.Pattern[str]
    entry: Entry
    changes: Suggest = llama_cpp
    after: str = ""
    sign: str = ""

    def search(self, log: str) -> re.Match[str] | None:
        """Return where the cause is in the log, None where it is not."""
        start = 0
        if self.sign not in log:
            return None
        if self.after:
            start = log.find(self.after)
            if start < 0:
                return None
        return self.pattern.search(log, start)


def words(*patterns: str) -> re.Pattern[str]:
    """Return a pattern that finds any of these; `^` and `$` are the ends of a line."""
    return re.compile("|".join(patterns), re.MULTILINE)
