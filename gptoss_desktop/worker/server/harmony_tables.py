"""Compiled grammars of whole answers in harmony. Imported for gpt-oss only."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.table import Table, compile_grammar
from gptoss_desktop.worker.harmony.structure import call_grammar, final_grammar
from gptoss_desktop.worker.server.binding import KEPT, arguments_source, plain_table

if TYPE_CHECKING:
    from gptoss_desktop.worker.grammar.source import Source
    from gptoss_desktop.worker.server.binding import Binding


def harmony_table(binding: Binding) -> Table:
    """Return the compiled grammar of an answer: from its header on, or from within its final message.

    Raises:
        GrammarError: it cannot be obeyed.
    """
    if binding.structure is None:
        return _call_table(tuple((tool.name, arguments_source(tool)) for tool in binding.forced))
    if binding.after is not None:
        return plain_table(binding.structure.source)
    return _final_table(binding.structure.source, tuple(tool.name for tool in binding.tools))


@functools.lru_cache(maxsize=KEPT)
def _final_table(source: Source, tools: tuple[str, ...]) -> Table:
    return compile_grammar(final_grammar(source.grammar(), tools))


@functools.lru_cache(maxsize=KEPT)
def _call_table(tools: tuple[tuple[str, Source], ...]) -> Table:
    bodies = {}
    for name, source in tools:
        try:
            bodies[name] = source.grammar()
        except GrammarError as error:
            raise GrammarError(say("The parameters of {name}: {error}", name=name, error=error)) from None
    return compile_grammar(call_grammar(bodies))
