"""What a request asks an answer to be: a JSON schema, one of several texts, or a grammar."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto

from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.grammar.errors import GrammarError
from gptoss_desktop.worker.grammar.expression import Grammar, one_of_texts
from gptoss_desktop.worker.grammar.gbnf import parse_gbnf
from gptoss_desktop.worker.grammar.schema import schema_grammar

MAX_LENGTH = 256 * 1024
"""Characters of a schema or a grammar, or of all choices."""


class Form(Enum):
    """What the text of a `Source` is."""

    SCHEMA = auto()
    CHOICE = auto()
    GBNF = auto()


@dataclass(frozen=True, slots=True)
class Source:
    """A grammar as it was asked for: a JSON schema or a list of texts, as JSON, or GBNF."""

    form: Form
    text: str

    def grammar(self) -> Grammar:
        """Read it.

        Raises:
            GrammarError: it cannot be obeyed.
        """
        if len(self.text) > MAX_LENGTH:
            raise GrammarError(
                say(
                    "It is {count} characters long, but at most {max_length} are read.",
                    count=len(self.text),
                    max_length=MAX_LENGTH,
                )
            )
        if self.form is Form.GBNF:
            return parse_gbnf(self.text)
        try:
            value = json.loads(self.text)
            return Grammar(one_of_texts(value), {}) if self.form is Form.CHOICE else schema_grammar(value)
        except RecursionError:
            raise GrammarError(say("It is nested too deeply.")) from None
        except ValueError as error:
            if isinstance(error, GrammarError):
                raise
            raise GrammarError(say("The schema is no JSON.")) from None
