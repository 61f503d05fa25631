"""What the tokens of an answer in harmony are: messages, each with a header and a text, told apart by id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol import harmony

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gptoss_desktop.domain.conversation import Part

_PLAIN_HEADER = 2
"""Tokens of a header with a channel alone: the marker and the channel's name. A recipient makes it longer."""


@dataclass(frozen=True, slots=True)
class HarmonySpan:
    """One message of an answer. Places are indices into its tokens; `end` is after the text's last token.

    `kind` is None where the header names no channel that this program knows. `closed_by` is the marker that
    ends the message, None where the answer was cut in it. A header without a text has `text` equal to `end`.
    """

    start: int
    text: int
    end: int
    kind: PartKind | None
    closed_by: int | None = None

    @property
    def tokens(self) -> int:
        """The number of tokens of the text."""
        return self.end - self.text


def split_turn(prompt: Sequence[int]) -> int:
    """Return where a prompt's last turn of the assistant begins: after its first `<|start|>assistant`.

    Of an ordinary prompt that is its end; where an answer goes on, what it had said so far comes after.
    """
    starts = [place for place, token in enumerate(prompt) if token == harmony.START]
    begin = None
    for place in reversed(starts):
        if tuple(prompt[place : place + 2]) != harmony.NEXT_MESSAGE:
            break
        begin = place
    return len(prompt) if begin is None else begin + len(harmony.NEXT_MESSAGE)


def spans(output: Sequence[int]) -> Iterator[HarmonySpan]:
    """Return the messages of an answer; its tokens begin after the prompt's `<|start|>assistant`."""
    start, text = 0, None
    for place, token in enumerate(output):
        if text is None:
            if token in harmony.HEADER_ENDS:
                if token == harmony.MESSAGE:
                    text = place + 1
                else:
                    yield HarmonySpan(start, place, place, None, token)
                    start = place + 1
        elif token in harmony.CONTENT_ENDS:
            yield HarmonySpan(start, text, place, _kind(output[start : text - 1]), token)
            # A channel's marker where a message should end begins the next header itself.
            start, text = place if token == harmony.CHANNEL else place + 1, None
    if text is not None:
        yield HarmonySpan(start, text, len(output), _kind(output[start : text - 1]))
    elif start < len(output):
        yield HarmonySpan(start, len(output), len(output), None)


def with_tokens(parts: Sequence[Part], output: Sequence[int]) -> tuple[Part, ...]:
    """Return the parts of an answer with the numbers of their tokens; without, where they do not match."""
    counts: list[tuple[PartKind, int]] = []
    for span in spans(output):
        if span.kind is None or not span.tokens:
            continue
        if counts and counts[-1][0] is span.kind and span.kind is not PartKind.TOOL_CALL:
            counts[-1] = (span.kind, counts[-1][1] + span.tokens)
        else:
            counts.append((span.kind, span.tokens))
    spoken = [part for part in parts if part.text]
    if [kind for kind, _ in counts] != [part.kind for part in spoken]:
        return tuple(parts)
    numbers = iter(counts)
    return tuple(replace(part, tokens=next(numbers)[1]) if part.text else part for part in parts)


def _kind(header: Sequence[int]) -> PartKind | None:
    # The role before a channel belongs to the header of every message but the first.
    words = [token for token in header if token not in harmony.NEXT_MESSAGE]
    if harmony.CHANNEL not in words:
        return None
    channel = words.index(harmony.CHANNEL) + 1
    kind = harmony.kind_of_channel(words[channel]) if channel < len(words) else None
    if kind is None or kind is PartKind.TEXT:
        return kind
    return kind if len(words) == _PLAIN_HEADER else PartKind.TOOL_CALL
