"""One message in the transcript, as rows. It is made when the message comes near the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Message, MessageState, PartKind, Role
from gptoss_desktop.ui.transcript.heights import Heights
from gptoss_desktop.ui.transcript.model import EditDraft, Editor, Footer, Mark, Row
from gptoss_desktop.ui.transcript.part import PartRows
from gptoss_desktop.ui.transcript.plain_part import PlainRows, is_bubble
from gptoss_desktop.ui.transcript.spacing import FOOTER_HEIGHT, estimate, gap_above

if TYPE_CHECKING:
    from gptoss_desktop.domain.tree import Versions
    from gptoss_desktop.protocol.chunks import TextDelta
    from gptoss_desktop.ui.transcript.plain_part import Rows
    from gptoss_desktop.ui.transcript.spacing import Metrics


class Entry:
    """A message and its rows; `heights` are theirs.

    The rows are a mark (where something is to be said above the message), then the parts, or the source of
    all, or an editor, then the footer.
    """

    def __init__(
        self,
        message: Message,
        metrics: Metrics,
        versions: Versions | None,
        *,
        open_folds: bool,
        draft: EditDraft | None = None,
    ) -> None:
        """`draft`: what is being written in its place."""
        self.message = message
        self.rows: list[Row] = []
        self.heights = Heights()
        self.raw = False
        self.draft = draft
        self._metrics = metrics
        self._versions = versions
        self._open_folds = open_folds
        self._touched = False
        self._head: list[Row] = []
        self._parts: list[Rows] = []
        self._build()

    @property
    def live(self) -> bool:
        """Whether it is being written now."""
        return self.message.state is MessageState.STREAMING

    @property
    def pinned(self) -> bool:
        """Whether its rows hold what the message alone does not: they must not be given up."""
        return self.live or self.raw or self.draft is not None or self._touched or bool(self._head)

    @property
    def by_user(self) -> bool:
        """Whether it was typed."""
        return self.message.role in (Role.USER, Role.SYSTEM)

    def measure(self, metrics: Metrics) -> None:
        """Estimate rows that come from now on for another width or font."""
        self._metrics = metrics

    # What the rows are

    def _build(self) -> None:
        """Make the rows anew."""
        parts = self.message.parts
        if self.draft is not None:
            self._parts = []
        elif self.raw:
            self._parts = [
                PlainRows(self.message.id, number, part, self._metrics, raw=True)
                for number, part in enumerate(parts)
            ]
        else:
            self._parts = [self._rows_of(number) for number in range(len(parts))]
            if self.live and not self._parts:
                self._begin_waiting()
        self._collect(0)

    def _rows_of(self, number: int) -> Rows:
        part, expanded = self.message.parts[number], self._open_folds
        if self.by_user and is_bubble(part):
            return PlainRows(self.message.id, number, part, self._metrics)
        goes_on = self.live and number == len(self.message.parts) - 1
        make = PartRows.unfinished if goes_on else PartRows.whole
        return make(self.message.id, number, part, self._metrics, expanded=expanded)

    def _begin_waiting(self) -> None:
        part = PartRows(self.message.id, 0, PartKind.TEXT, self._metrics)
        part.begin()
        self._parts.append(part)

    def _collect(self, part: int, first: int = 0) -> None:
        """Gather the rows of the parts from number `part` on, of that one from `first` on, and the footer."""
        start = len(self._head) + sum(len(rows.rows) for rows in self._parts[:part]) + first
        changed = [row for rows in self._parts[part:] for row in rows.rows]
        del changed[:first]
        if part == 0 and first == 0:
            start = 0
            changed = [*self._head, *changed]
        if self.draft is not None:
            changed.append(self._editor_row(self.draft))
        self.rows[start:] = [*changed, self._footer()]
        self.heights.replace_from(start, [row.total for row in self.rows[start:]])

    def _editor_row(self, draft: EditDraft) -> Row:
        old = next((row for row in self.rows if isinstance(row.content, Editor)), None)
        if old is not None:
            return old
        row = Row(Editor(draft), self.message.id, {})
        row.height = estimate(row.content, self._metrics)
        row.gap = gap_above(row.content, row.content, self._metrics.line)
        return row

    def _footer(self) -> Row:
        content = Footer(self.message, self.live, self._versions)
        old = self.rows[-1] if self.rows and isinstance(self.rows[-1].content, Footer) else None
        if old is not None:
            old.show(content)
            return old
        row = Row(content, self.message.id, {}, height=FOOTER_HEIGHT)
        row.gap = gap_above(content, content, 0)
        return row

    # What changes them

    def apply(self, deltas: tuple[TextDelta, ...]) -> None:
        """Take what the engine has written since."""
        first = max(0, len(self._parts) - 1)
        last = self._parts[first] if self._parts else None
        for delta in deltas:
            self._part_for(delta).feed(delta.text)
        goes_on = isinstance(last, PartRows) and self._parts[first] is last
        self._collect(first, last.take_changed() if isinstance(last, PartRows) and goes_on else 0)

    def _part_for(self, delta: TextDelta) -> PartRows:
        last = self._parts[-1] if self._parts else None
        new_call = delta.kind is PartKind.TOOL_CALL and bool(delta.call_id)
        if isinstance(last, PartRows):
            if last.kind is delta.kind and not new_call:
                return last
            # The part that only waited for the first word makes room for what came.
            last.finish() if last.text else self._parts.pop()
        part = PartRows(
            self.message.id,
            len(self._parts),
            delta.kind,
            self._metrics,
            name=delta.name or "",
            expanded=self._open_folds,
        )
        part.begin()
        self._parts.append(part)
        return part

    def update(self, message: Message) -> None:
        """Take the final form of the message: the truth. What was streamed and equals it stays."""
        self.message = message
        if self.draft is not None:
            self._collect(0)
            return
        same = [(p.kind, p.text) for p in message.parts] == [(p.kind, p.text) for p in self._parts if p.text]
        if same and not self.live and not self.raw:
            self._take_final(message)
            return
        self.raw = self.raw and not self.live
        self.rows = []
        self._build()

    def _take_final(self, message: Message) -> None:
        """Keep the rows that stand there: only what was timed and counted is new."""
        self._parts = [part for part in self._parts if part.text]
        for part, final in zip(self._parts, message.parts, strict=True):
            if isinstance(part, PartRows):
                part.finish(final)
        self._collect(0)

    def toggle(self, part: int) -> None:
        """Open or close the fold of a part."""
        rows = self._parts[part]
        if isinstance(rows, PartRows):
            rows.toggle(live=self.live and part == len(self._parts) - 1)
            self._touched = True
            self._collect(part)

    def unfold(self, part: int) -> None:
        """Open the fold of a part if it is closed."""
        if part < len(self._parts) and not self._parts[part].expanded:
            self.toggle(part)

    def open_folds(self, open_folds: bool) -> None:  # noqa: FBT001  the value is what is passed
        """Open or close all folds; those that come are so from the start."""
        self._open_folds = open_folds
        for number, part in enumerate(self._parts):
            if part.kind is not PartKind.TEXT and part.expanded is not open_folds:
                self.toggle(number)
        self._touched = False

    def show_raw(self, raw: bool) -> None:  # noqa: FBT001  the value is what is passed
        """Show the exact source, or what it says."""
        if raw is not self.raw and not self.live:
            self.raw = raw
            self.rows = []
            self._build()

    def edit(self, draft: EditDraft | None) -> None:
        """Show an editor with a draft; None ends it."""
        if draft is not self.draft and not self.live:
            self.draft = draft
            self.rows = []
            self._build()

    def set_versions(self, versions: Versions | None) -> None:
        """Say which version of how many it is."""
        self._versions = versions
        self._collect(len(self._parts))

    def set_mark(self, mark: Mark | None) -> None:
        """Say something above the message; None: nothing."""
        old = self._head[0] if self._head else None
        if mark is None:
            self._head = []
        elif old is not None:
            old.show(mark)
        else:
            row = Row(mark, self.message.id, {})
            row.height = estimate(mark, self._metrics)
            row.gap = gap_above(mark, mark, self._metrics.line)
            self._head = [row]
        self._collect(0)

    def text(self) -> str:
        """Return the answer as far as it has come."""
        return self.message.text() or "".join(part.text for part in self._parts if part.kind is PartKind.TEXT)

    def texts(self) -> list[tuple[PartKind, str]]:
        """Return the source of each part, as far as it has come."""
        if self.live:
            return [(part.kind, part.text) for part in self._parts]
        return [(part.kind, part.text) for part in self.message.parts]
