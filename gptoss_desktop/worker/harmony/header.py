"""The header of one harmony message: everything between `<|start|>` and `<|message|>`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openai_harmony import HarmonyError, Role, StreamableParser

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.worker.harmony.encoding import CHANNEL, MESSAGE, START, encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

CHANNELS = {
    None: PartKind.TEXT,
    "final": PartKind.TEXT,
    "analysis": PartKind.REASONING,
    "commentary": PartKind.COMMENTARY,
}
BUILT_IN_TOOLS = ("python", "browser", "container")
"""Tools that gpt-oss was trained with and calls without the prefix `functions.`, offered or not."""

_FUNCTIONS = "functions."
_EVERYBODY = (None, "all", "user")
_ANALYSIS_WORD, _COMMENTARY_WORD = 35644, 12606
"""The first token of a channel's name, by which a broken header still says what follows it."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a message is; `tool` names a tool call's function, `by_assistant` is False for a role made up."""

    kind: PartKind
    tool: str | None = None
    by_assistant: bool = True


def parse_header(ids: Sequence[int], *, started: bool) -> Header | None:
    """Return what a header says, None when it is malformed.

    `ids` are the tokens up to and without `<|message|>`. `started` says that they follow a `<|start|>`, so
    that they begin with the role; else the role is the assistant, whose `<|start|>assistant` was part of the
    prompt.
    """
    parser = StreamableParser(encoding(), None if started else Role.ASSISTANT, strict=False)
    try:
        for token in (START, *ids, MESSAGE) if started else (*ids, MESSAGE):
            parser.process(token)
    except (HarmonyError, OverflowError):
        return None
    by_assistant = parser.current_role is Role.ASSISTANT
    return _meaning(parser.current_channel, parser.current_recipient, by_assistant=by_assistant)


def _meaning(channel: str | None, recipient: str | None, *, by_assistant: bool) -> Header | None:
    # The library takes any word for a channel or a recipient; a word without a meaning is a malformed header.
    if channel not in CHANNELS:
        return None
    # A lone content type without an address is taken for the recipient: `final <|constrain|>json`.
    if not by_assistant or recipient in _EVERYBODY or recipient.startswith("<|constrain|>"):
        return Header(CHANNELS[channel], by_assistant=by_assistant)
    if recipient.startswith(_FUNCTIONS) and len(recipient) > len(_FUNCTIONS):
        return Header(PartKind.TOOL_CALL, recipient.removeprefix(_FUNCTIONS))
    if recipient.split(".")[0] in BUILT_IN_TOOLS:
        return Header(PartKind.TOOL_CALL, recipient)
    return None


def broken_header_kind(ids: Sequence[int], otherwise: PartKind) -> PartKind:
    """Return the kind that a malformed header's channel names by its first token, else `otherwise`."""
    if CHANNEL not in ids:
        return otherwise
    after = ids[ids.index(CHANNEL) + 1 :]
    if not after:
        return otherwise
    return {_ANALYSIS_WORD: PartKind.REASONING, _COMMENTARY_WORD: PartKind.COMMENTARY}.get(
        after[0], PartKind.TEXT
    )
