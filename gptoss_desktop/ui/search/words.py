"""How what is searched for and what was found are called."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gptoss_desktop.domain.conversation import Role

if TYPE_CHECKING:
    from gptoss_desktop.domain.search import SearchQuery


class Period(Enum):
    """Days that are counted back from today; the values are their numbers."""

    TODAY = 0
    WEEK = 7
    MONTH = 30
    YEAR = 365


def begin_of(period: Period) -> datetime:
    """Return the local midnight at which a period begins."""
    day = datetime.now().astimezone().date() - timedelta(days=period.value)
    return datetime.combine(day, time()).astimezone()


def period_name(period: Period) -> str:
    """Return what a period is called."""
    names = {
        Period.TODAY: _tr("Today"),
        Period.WEEK: _tr("Last 7 days"),
        Period.MONTH: _tr("Last 30 days"),
        Period.YEAR: _tr("Last year"),
    }
    return names[period]


def role_name(role: Role) -> str:
    """Return who has written."""
    names = {
        Role.USER: _tr("Written by me"),
        Role.ASSISTANT: _tr("Written by the model"),
        Role.SYSTEM: _tr("System prompt"),
        Role.TOOL: _tr("Result of a tool"),
    }
    return names[role]


def count_text(total: int, *, more: bool) -> str:
    """Return a number of hits as people read it: "27", or "10,000+"."""
    return QLocale().toString(total) + ("+" if more else "")


def span_text(query: SearchQuery) -> str:
    """Return the span of time of a query; empty where it has none."""
    for period in Period:
        if query.until is None and query.since == begin_of(period):
            return period_name(period)
    if query.since is not None and query.until is not None:
        return f"{day_text(query.since)} – {day_text(query.until - timedelta(seconds=1))}"
    if query.since is not None:
        return _tr("Since {0}").format(day_text(query.since))
    if query.until is not None:
        return _tr("Until {0}").format(day_text(query.until - timedelta(seconds=1)))
    return ""


def day_text(moment: datetime) -> str:
    """Return a day of the local calendar as the language writes it shortly."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date()
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Search", text)
