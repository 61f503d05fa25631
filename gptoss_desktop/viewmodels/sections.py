"""The headings under which conversations are listed."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime, time, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.viewmodels.sorting import SortOrder, sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from gptoss_desktop.domain.conversation import ConversationSummary

_WEEK_DAYS = 7


class Section(IntEnum):
    """From the top."""

    PINNED = 0
    TODAY = 1
    YESTERDAY = 2
    WEEK = 3
    EARLIER = 4
    OTHERS = 5
    """All that are not pinned, where they do not stand in the order of time."""


Row: TypeAlias = "Section | ConversationSummary"


def arrange(shown: Sequence[ConversationSummary], order: SortOrder, today: date) -> list[Row]:
    """Return the conversations, which are in that order, under their headings.

    The places of the headings are found by halving, so 100,000 conversations cost no more than their copy.
    """
    rows: list[Row] = []
    for section, first, end in _spans(shown, order, today):
        if first < end:
            rows.append(section)
            rows.extend(shown[first:end])
    # One heading over everything says nothing.
    return rows[1:] if rows and rows[0] is Section.OTHERS else rows


def section_title(section: Section) -> str:
    """Return the heading in the user's language."""
    titles = {
        Section.PINNED: QCoreApplication.translate("Section", "Pinned"),
        Section.TODAY: QCoreApplication.translate("Section", "Today"),
        Section.YESTERDAY: QCoreApplication.translate("Section", "Yesterday"),
        Section.WEEK: QCoreApplication.translate("Section", "Previous 7 days"),
        Section.EARLIER: QCoreApplication.translate("Section", "Earlier"),
        Section.OTHERS: QCoreApplication.translate("Section", "Others"),
    }
    return titles[section]


def _spans(
    shown: Sequence[ConversationSummary], order: SortOrder, today: date
) -> list[tuple[Section, int, int]]:
    key, end = sort_key(order), len(shown)
    pinned = bisect_left(shown, True, key=lambda summary: not summary.pinned)
    spans = [(Section.PINNED, 0, pinned)]
    if order is SortOrder.TITLE:
        return [*spans, (Section.OTHERS, pinned, end)]
    first = pinned
    for section, days in ((Section.TODAY, 0), (Section.YESTERDAY, 1), (Section.WEEK, _WEEK_DAYS)):
        # Days are those of the local calendar; what lies in the future counts as today.
        begin = datetime.combine(today - timedelta(days=days), time()).astimezone()
        below = bisect_left(shown, (True, -begin.timestamp(), "\U0010ffff"), lo=first, key=key)
        spans.append((section, first, below))
        first = below
    return [*spans, (Section.EARLIER, first, end)]
