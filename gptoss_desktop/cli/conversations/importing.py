"""`conversations import`: reads JSON lines as they come, and writes many conversations in one transaction."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

from gptoss_desktop.cli.conversations.lines import Clock, LineError, read_line
from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.output import show_progress, tell, write
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.domain.conversation import ConversationSummary, Message
    from gptoss_desktop.storage.store import ConversationStore

BATCH = 4 << 20
"""Bytes of lines in one transaction: a part of a second, so that a window beside it need not wait long."""

LONGEST_LINE = 256 << 20
"""Bytes. Longer ones are left out, so that a file that is no text cannot take all memory."""

INDEXED_AT_ONCE = 32_768
"""Documents in one step of indexing: large ones need fewer merges."""

_PAUSE_S = 0.2
"""Between two lines of progress, and before another try where another program writes."""


def import_file(store: ConversationStore, name: str) -> ExitCode:
    """Import a file, or standard input; tell how many conversations came in."""
    importing = _Importing(store)
    try:
        if name == "-":
            importing.read(sys.stdin.buffer)
        else:
            with Path(name).open("rb") as file:
                importing.read(file)
    except OSError as error:
        tell(f"{name} cannot be read: {error.strerror}.")
        importing.skipped += 1
    importing.finish()
    return ExitCode.FAILED if importing.skipped else ExitCode.OK


def catch_up(store: ConversationStore) -> None:
    """Take everything that waits into the index."""
    progress = _Progress()
    done = 0
    while True:
        try:
            if not store.index_some(INDEXED_AT_ONCE):
                return
        except StoreError as error:
            if error.kind is not StoreErrorKind.LOCKED:
                raise
            time.sleep(_PAUSE_S)
        done += 1
        if done > 1:
            progress.show(f"indexing, step {done}")


class _Progress:
    """Shows a stage now and then, where somebody looks at it."""

    def __init__(self) -> None:
        self._next = 0.0

    def show(self, stage: str) -> None:
        if sys.stderr.isatty() and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE_S
            show_progress(stage, None)


class _Importing:
    """The course of one import."""

    def __init__(self, store: ConversationStore) -> None:
        self.skipped = 0
        """Lines that were left out, or a file that could not be read."""
        self._store = store
        self._progress = _Progress()
        self._clock = Clock()
        self._batch: list[tuple[ConversationSummary, list[Message]]] = []
        self._conversations = 0
        self._messages = 0

    def read(self, file: IO[bytes]) -> None:
        """Read all lines; those that are wrong are told and left out."""
        size = 0
        for number, line in _lines(file):
            if len(line) > LONGEST_LINE:
                self._leave_out(number, f"it is longer than {LONGEST_LINE >> 20} MiB")
                continue
            try:
                self._batch.append(read_line(line, self._clock))
            except LineError as error:
                self._leave_out(number, str(error))
            size += len(line)
            if size >= BATCH:
                self._save()
                size = 0
        self._save()

    def finish(self) -> None:
        """Take what was imported into the index, and tell what was done."""
        self._save()
        if self._conversations:
            catch_up(self._store)
        if sys.stderr.isatty():
            show_progress("", None)
        write(
            sys.stdout,
            f"{self._conversations:,} conversations with {self._messages:,} messages were imported.\n",
        )

    def _leave_out(self, number: int, reason: str) -> None:
        self.skipped += 1
        tell(f"Line {number} was left out: {reason}.")

    def _save(self) -> None:
        """Write what was read, whole or not at all; wait while another program writes."""
        while self._batch:
            try:
                self._store.add_conversations(self._batch)
            except StoreError as error:
                if error.kind is not StoreErrorKind.LOCKED:
                    raise
                time.sleep(_PAUSE_S)
                continue
            self._conversations += len(self._batch)
            self._messages += sum(len(messages) for _, messages in self._batch)
            self._batch = []
        self._progress.show(f"{self._conversations:,} conversations, {self._messages:,} messages")


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers; of one that is too long the beginning."""
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)
        if line.strip():
            yield number, line
