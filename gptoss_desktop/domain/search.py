"""What is looked for in the conversations, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from gptoss_desktop.domain.conversation import ConversationId, MessageId, Role

TOTAL_LIMIT = 10_000
"""Totals above are not counted: they are shown as "10,000+"."""
RANKED_BELOW = 5_000
"""With fewer hits than this the best come first, otherwise the newest."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """All words of `text` must be in one message, one attachment's message, or one title.

    Chinese, Japanese and Korean: any substring. Other scripts: the beginning of a word, after stemming. Text
    in straight double quotes must stand as it is. An empty `text` finds all that the filters let through.
    """

    text: str
    folder_id: str | None = None
    tag: str | None = None
    model: str | None = None
    role: Role | None = None
    since: datetime | None = None
    until: datetime | None = None
    archived: bool | None = None
    """None: archived or not."""
    limit: int = 50
    offset: int = 0
    titles: bool = True
    """False: messages only."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One hit. `message_id` None: the title. `spans` are (start, end) of what matched in `snippet`."""

    conversation_id: ConversationId
    message_id: MessageId | None
    title: str
    role: Role | None
    created_at: datetime
    snippet: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`total` counts all hits, `TOTAL_LIMIT` at most; `more` says that there are more than that."""

    hits: tuple[SearchHit, ...]
    total: int
    more: bool
    elapsed_ms: float
