"""What a row shows, as values without Qt: the flattened conversation that the view lays out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from gptoss_desktop.ui.markdown.leaves import CodeLeaf, Leaf, RuleLeaf, TableLeaf, TextLeaf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gptoss_desktop.domain.conversation import Message, PartKind
    from gptoss_desktop.domain.tree import Versions


@dataclass(frozen=True, slots=True)
class UserText:
    """A piece of what the user wrote; a long text is cut into pieces of one bubble."""

    text: str
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Fold:
    """The line that folds a part: reasoning, commentary, a tool call or an attachment.

    `seconds` is how long the part took, `tokens` how long it is, both None while unknown; `started` is on
    `time.monotonic()`'s clock and set while the part is being written. `at_right`: it belongs to the user.
    """

    kind: PartKind
    expanded: bool
    name: str = ""
    seconds: float | None = None
    tokens: int | None = None
    started: float | None = None
    at_right: bool = False


@dataclass(frozen=True, slots=True)
class RawText:
    """A piece of the exact source of a part; the `first` names the part's kind."""

    text: str
    part: PartKind
    first: bool = True
    last: bool = True


class EditDraft:
    """What is being written in the place of a message. It outlives the row's widget."""

    def __init__(self, text: str, *, asks: bool) -> None:
        """`asks`: saving it asks the model."""
        self.text = text
        self.asks = asks


@dataclass(frozen=True, slots=True)
class Editor:
    """The message as an editor."""

    draft: EditDraft


@dataclass(frozen=True, slots=True)
class Mark:
    """Says that the `count` messages above were not in the prompt of the last answer.

    `answer` is the id of that answer, `summary` the text that stood in the prompt for them.
    """

    answer: str
    count: int
    summary: str = ""
    expanded: bool = False


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands under a message: how it ended, and which version it is. `busy` while it is written."""

    message: Message
    busy: bool = False
    versions: Versions | None = None


Content: TypeAlias = Leaf | UserText | Fold | RawText | Editor | Mark | Footer


class RowKind(Enum):
    """Which widget a row needs."""

    TEXT = "text"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"
    USER = "user"
    FOLD = "fold"
    RAW = "raw"
    EDITOR = "editor"
    MARK = "mark"
    FOOTER = "footer"


_KINDS: dict[type[Any], RowKind] = {
    TextLeaf: RowKind.TEXT,
    CodeLeaf: RowKind.CODE,
    TableLeaf: RowKind.TABLE,
    RuleLeaf: RowKind.RULE,
    UserText: RowKind.USER,
    Fold: RowKind.FOLD,
    RawText: RowKind.RAW,
    Editor: RowKind.EDITOR,
    Mark: RowKind.MARK,
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
    number of the message's part that it belongs to, -1 for what belongs to the whole message.
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
