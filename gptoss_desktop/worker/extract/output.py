"""The text that grows out of a file, up to a limit."""

from __future__ import annotations

from gptoss_desktop.protocol.extraction import MAX_TEXT, Note


class FullError(Exception):
    """No more text is taken. Whoever reads the file stops there; it is no fault of the file."""


class Output:
    """Collects text; what is beyond the limit is cut, and that is noted."""

    def __init__(self, limit: int = MAX_TEXT) -> None:
        self._pieces: list[str] = []
        self._room = limit
        self.notes: list[Note] = []

    def add(self, text: str) -> None:
        """Take a piece of text.

        Raises:
            FullError: there was not room for all of it.

        """
        self._pieces.append(text[: self._room])
        self._room -= len(text)
        if self._room < 0:
            self.note(Note.CUT)
            raise FullError

    def block(self, text: str) -> None:
        """Take a paragraph, a table or a heading, with an empty line after it; an empty one is left out."""
        if text.strip():
            self.add(text.rstrip() + "\n\n")

    def note(self, note: Note) -> None:
        """Note something, once."""
        if note not in self.notes:
            self.notes.append(note)

    @property
    def text(self) -> str:
        """All that was taken."""
        return "".join(self._pieces).strip("\n") + "\n"
