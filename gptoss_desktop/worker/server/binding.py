"""From what an answer must be to the object that holds it to that, a token at a time."""

from __future__ import annotations

import asyncio
import functools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.worker.grammar.errors import GrammarError, GrammarLimitError
from gptoss_desktop.worker.grammar.matcher import Matcher
from gptoss_desktop.worker.grammar.source import Form, Source
from gptoss_desktop.worker.grammar.table import Table, compile_grammar

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.protocol.messages import ToolSpec
    from gptoss_desktop.worker.grammar.pieces import Pieces
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import Constraint
    from gptoss_desktop.worker.server.structured import Structure

KEPT = 8
"""Compiled grammars that are kept for later requests, each of at most about 30 MB."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What the answer to one request must be. `after` is the part of it that is there already.

    `tools` are offered, and of `forced` one must be called; only one of `structure` and `forced` is given.
    """

    structure: Structure | None = None
    tools: tuple[ToolSpec, ...] = ()
    forced: tuple[ToolSpec, ...] = ()
    after: str | None = None

    @property
    def field(self) -> str:
        """The field of the request that a fault is about."""
        return "tools" if self.structure is None else self.structure.field


async def bound(
    binding: Binding, table: Callable[[], Table], pieces: Callable[[], Pieces], ends: frozenset[int]
) -> Matcher:
    """Compile a grammar in another thread, and return what holds an answer to it.

    Raises:
        ApiError: the grammar cannot be obeyed, or does not allow what the answer begins with.
    """

    def make() -> Matcher:
        return Matcher(table(), pieces(), ends, after=binding.after or "")

    try:
        return await asyncio.to_thread(make)
    except GrammarError as error:
        raise ApiError(
            say("{field} cannot be obeyed. {error}", field=binding.field, error=error), param=binding.field
        ) from None
    except GrammarLimitError:
        raise ApiError(
            say("{field} cannot be obeyed. It leaves too much open at once.", field=binding.field),
            param=binding.field,
        ) from None
    except ValueError as error:
        raise ApiError(str(error), param=binding.field) from None


async def plain_constraint(model: LoadedModel, binding: Binding) -> Constraint | None:
    """Return what binds an answer from its first token, None where nothing does.

    Raises:
        ApiError: as `bound`.
    """
    if binding.structure is None:
        return None
    source = binding.structure.source
    vocabulary = model.vocabulary
    return await bound(binding, lambda: plain_table(source), lambda: vocabulary.pieces, vocabulary.end_tokens)


@functools.lru_cache(maxsize=KEPT)
def plain_table(source: Source) -> Table:
    """Return the compiled grammar of an answer that is bound from its first token.

    Raises:
        GrammarError: it cannot be obeyed.
    """
    return compile_grammar(source.grammar())


def arguments_source(tool: ToolSpec) -> Source:
    """Return what the arguments of a call of a tool must be: an object, whatever its schema leaves out."""
    return Source(Form.SCHEMA, json.dumps({"type": "object", **tool.parameters}))
