"""Sampled token ids to parts of a message, tolerant of whatever a model emits.

About 4 % of gpt-oss's turns at temperature 1 carry a malformed header. Nothing is ever lost or raised over
it: markers are looked at by id before anything else, a marker that opens a message closes the one before it,
and what cannot be understood is kept as text, marker names included, until the next `<|start|>` or
`<|channel|>`.
"""

from __future__ import annotations

import uuid
from enum import Enum, auto

from gptoss_desktop.domain.conversation import PartKind
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.worker.harmony.encoding import CALL, CHANNEL, END, MESSAGE, RETURN, START, token_bytes
from gptoss_desktop.worker.harmony.header import Header, broken_header_kind, parse_header
from gptoss_desktop.worker.text.detokeniser import Detokeniser

MAX_HEADER_TOKENS = 64
"""A longer header is none: the model forgot `<|message|>`, and its words must not wait for the end."""

MESSAGE_BREAK = "\n\n"
"""Put between two messages of one channel, which the API has no other way to tell apart."""

_ENDS = frozenset({END, CALL, RETURN})


class _State(Enum):
    HEADER = auto()
    CONTENT = auto()
    BETWEEN = auto()
    RAW = auto()


class HarmonyParser:
    """Reads one answer, which begins in the header whose `<|start|>assistant` the prompt ended with.

    `recovered` tells that the output was malformed and was resynchronised; `reasoning_tokens` counts the
    tokens of the analysis channel's text.
    """

    def __init__(self, *, in_final: bool = False) -> None:
        """With `in_final` the prompt ended inside the final message: the first token is its text."""
        self.recovered = False
        self.reasoning_tokens = 0
        self.tool_calls = 0
        self._state = _State.CONTENT if in_final else _State.HEADER
        self._started = False
        self._header: list[int] = []
        self._kind = PartKind.TEXT
        self._text = Detokeniser()
        self._said: set[PartKind] = set()
        self._found: list[TextDelta] = []

    @property
    def is_reasoning(self) -> bool:
        """Whether the next token belongs to the analysis channel's text."""
        return self._state is _State.CONTENT and self._kind is PartKind.REASONING

    def push(self, token: int) -> list[TextDelta]:
        """Take one token and return the text that it completes."""
        if token == START:
            self._open_header(started=True)
        elif token == CHANNEL and not self._is_in_plain_header():
            self._open_header(started=False)
            self._header.append(token)
        elif self._state is _State.CONTENT:
            self._content(token)
        elif self._state is _State.HEADER:
            self._header_token(token)
        elif self._state is _State.BETWEEN:
            self._between(token)
        else:
            self._say(token_bytes(token))
        return self._take()

    def finish(self) -> list[TextDelta]:
        """Return what was held back, at the end of the answer."""
        # A header that the token limit cut short is not malformed when it is one as far as it goes.
        if self._header and parse_header(self._header, started=self._started) is None:
            self._give_up_header()
        self._header = []
        self._end_message()
        return self._take()

    def _is_in_plain_header(self) -> bool:
        return self._state is _State.HEADER and CHANNEL not in self._header

    def _open_header(self, *, started: bool) -> None:
        if self._state is _State.HEADER and (self._header or self._started):
            self._give_up_header()
        expected = self._state is _State.BETWEEN and started
        # The first answer's own <|start|>, repeated by some models after the prompt's, loses nothing.
        self.recovered |= not expected
        self._end_message()
        self._state = _State.HEADER
        self._started = started
        self._header = []

    def _header_token(self, token: int) -> None:
        if token == MESSAGE:
            self._open_message()
        elif token in _ENDS or len(self._header) >= MAX_HEADER_TOKENS:
            self._header.append(token)
            self._give_up_header()
        else:
            self._header.append(token)

    def _open_message(self) -> None:
        header = parse_header(self._header, started=self._started)
        if header is None:
            self._header.append(MESSAGE)
            self._give_up_header()
            return
        self._header = []
        self._state = _State.CONTENT
        self._kind = header.kind
        self.recovered |= not header.by_assistant
        if header.kind is PartKind.TOOL_CALL:
            self._open_tool_call(header)
        elif header.kind in self._said:
            self._found.append(TextDelta(header.kind, MESSAGE_BREAK))

    def _open_tool_call(self, header: Header) -> None:
        call_id = f"call_{uuid.uuid4().hex[:24]}"
        self._found.append(TextDelta(PartKind.TOOL_CALL, "", self.tool_calls, header.tool, call_id))
        self.tool_calls += 1

    def _content(self, token: int) -> None:
        if token in _ENDS:
            self._end_message()
            self._state = _State.BETWEEN
            return
        self.reasoning_tokens += self._kind is PartKind.REASONING
        self._say(token_bytes(token))

    def _between(self, token: int) -> None:
        self.recovered = True
        if token in _ENDS:
            return  # A doubled end holds no text.
        self._state = _State.RAW
        self._kind = self._text_kind()
        self._say(token_bytes(token))

    def _give_up_header(self) -> None:
        """Keep a malformed header as text, and what follows it too."""
        self.recovered = True
        self._kind = broken_header_kind(self._header, self._text_kind())
        self._state = _State.RAW
        for token in (START, *self._header) if self._started else self._header:
            self._say(token_bytes(token))
        self._header = []

    def _text_kind(self) -> PartKind:
        # Stray words must not end up in the JSON of a tool call.
        return PartKind.TEXT if self._kind is PartKind.TOOL_CALL else self._kind

    def _end_message(self) -> None:
        self._emit(self._text.flush())

    def _say(self, data: bytes) -> None:
        self._emit(self._text.push(data))

    def _emit(self, text: str) -> None:
        if text:
            self._said.add(self._kind)
            index = self.tool_calls - 1 if self._kind is PartKind.TOOL_CALL else 0
            self._found.append(TextDelta(self._kind, text, index))

    def _take(self) -> list[TextDelta]:
        found, self._found = self._found, []
        return found
