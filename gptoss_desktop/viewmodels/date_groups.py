"""The groups by date under which a list of conversations is read."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import date, datetime

_WEEK_DAYS = 7


class DateGroup(IntEnum):
    """Newest first."""

    TODAY = 0
    YESTERDAY = 1
    WEEK = 2
    EARLIER = 3


def group_of(moment: datetime, today: date) -> DateGroup:
    """Return the group of a moment, by days of the local calendar; the future counts as today."""
    days = (today - moment.astimezone().date()).days
    if days <= 0:
        return DateGroup.TODAY
    if days == 1:
        return DateGroup.YESTERDAY
    return DateGroup.WEEK if days <= _WEEK_DAYS else DateGroup.EARLIER


def group_title(group: DateGroup) -> str:
    """Return the heading of a group in the user's language."""
    titles = {
        DateGroup.TODAY: QCoreApplication.translate("DateGroup", "Today"),
        DateGroup.YESTERDAY: QCoreApplication.translate("DateGroup", "Yesterday"),
        DateGroup.WEEK: QCoreApplication.translate("DateGroup", "Previous 7 days"),
        DateGroup.EARLIER: QCoreApplication.translate("DateGroup", "Earlier"),
    }
    return titles[group]
