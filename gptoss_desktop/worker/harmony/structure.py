"""The grammar of a whole answer in harmony: free reasoning, and around it no header but a proper one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.worker.grammar.expression import (
    Expression,
    Grammar,
    One,
    Repeated,
    any_of,
    control,
    in_turn,
    optional,
    renamed,
    text,
)
from gptoss_desktop.worker.grammar.symbols import ANY_BYTES
from gptoss_desktop.worker.harmony.encoding import CHANNEL, CONSTRAIN, END, MESSAGE, START

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ANYTHING = Repeated(One(ANY_BYTES))
_NEXT_MESSAGE = in_turn(control(END), control(START), text("assistant"))
_JSON = optional(in_turn(optional(text(" ")), optional(control(CONSTRAIN)), text("json")))


def final_grammar(body: Grammar, tools: Sequence[str]) -> Grammar:
    """Return the grammar of an answer whose final message is bound by `body`.

    The model may think before it, and with `tools` say something, or call one of them instead.
    """
    before = [_said("analysis")]
    endings: list[Expression] = [in_turn(control(CHANNEL), text("final"), _JSON, control(MESSAGE), body.root)]
    if tools:
        before.append(_said("commentary"))
        endings.append(any_of(_call(tool, _ANYTHING) for tool in tools))
    return Grammar(in_turn(Repeated(any_of(before)), any_of(endings)), body.rules)


def call_grammar(arguments: Mapping[str, Grammar]) -> Grammar:
    """Return the grammar of an answer that calls one of some tools; the model may think before it, once."""
    bodies = {tool: renamed(body, f"{tool} ") for tool, body in arguments.items()}
    calls = any_of(_call(tool, body.root) for tool, body in bodies.items())
    rules = {name: rule for body in bodies.values() for name, rule in body.rules.items()}
    return Grammar(in_turn(optional(_said("analysis")), calls), rules)


def _said(channel: str) -> Expression:
    """Return a whole message in a channel, and the beginning of the next one."""
    return in_turn(control(CHANNEL), text(channel), control(MESSAGE), _ANYTHING, _NEXT_MESSAGE)


def _call(tool: str, arguments: Expression) -> Expression:
    """Return a call of a tool: gpt-oss names it before the channel or behind it."""
    address = text(f" to=functions.{tool}")
    channel = in_turn(control(CHANNEL), text("commentary"))
    header = any_of((in_turn(channel, address), in_turn(address, channel)))
    return in_turn(header, _JSON, control(MESSAGE), arguments)
