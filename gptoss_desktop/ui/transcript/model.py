"""What a row shows, as values without Qt: the flattened conversation that the view lays out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from gptoss_desktop.ui.markdown.leaves import CodeLeaf, Leaf, RuleLeaf, TableLeaf, TextLeaf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.conversation import Message, PartKind


@dataclass(frozen=True, slots=True)
class UserText:
    """A piece of what the user wrote; a long text is cut into pieces of one bubble."""

    text: str
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Fold:
    """The line that folds a part: reasoning, commentary or a tool call.

    `seconds` is how long the part took, None while unknown; `started` is on `time.monotonic()`'s clock and
    set while the part is being written.
    """

    kind: PartKind
    expanded: bool
    name: str = ""
    seconds: float | None = None
    started: float | None = None


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands under a message: its buttons, and how it ended. `busy` while it is being written."""

    message: Message
    busy: bool = False


Content: TypeAlias = Leaf | UserText | Fold | Footer


class RowKind(Enum):
    """Which widget a row needs."""

    TEXT = "text"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"
    USER = "user"
    FOLD = "fold"
    FOOTER = "footer"


_KINDS: dict[type[Any], RowKind] = {
    TextLeaf: RowKind.TEXT,
    CodeLeaf: RowKind.CODE,
    TableLeaf: RowKind.TABLE,
    RuleLeaf: RowKind.RULE,
    UserText: RowKind.USER,
    Fold: RowKind.FOLD,
    Footer: RowKind.FOOTER,
}


def kind_of(content: Content) -> RowKind:
    """Return which widget shows this content."""
    return _KINDS[type(content)]


@dataclass(slots=True, eq=False)
class Row:
    """One row of the transcript.

    `gap` is the space above in pixels, `height` that of the row itself: an estimate until `measured` holds
    the epoch of the present width and style. `revision` grows with every change of the content. `part` is the
    number of the message's part that it belongs to, -1 for the footer.
    """

    content: Content
    message_id: str
    references: Mapping[str, Any]
    part: int = -1
    muted: bool = False
    live: bool = False
    gap: int = 0
    height: int = 0
    measured: int = -1
    revision: int = 0

    @property
    def kind(self) -> RowKind:
        """Which widget it needs."""
        return kind_of(self.content)

    @property
    def total(self) -> int:
        """The row's height with the space above it."""
        return self.gap + self.height

    def show(self, content: Content, *, live: bool = False) -> None:
        """Take other content of the same kind."""
        if content != self.content or live != self.live:
            self.content = content
            self.live = live
            self.touch()

    def touch(self) -> None:
        """Say that the row must be written and measured again."""
        self.measured = -1
        self.revision += 1
