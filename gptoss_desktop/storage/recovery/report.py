"""What a recovery has to tell, kept in the recovered file until a run of the program that showed it ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import Said
from gptoss_desktop.storage.keeping import Keeping

if TYPE_CHECKING:
    from gptoss_desktop.storage.driver import Database

_KIND = "recovery"
_NAME = "report"


def write_report(database: Database, report: Said) -> None:
    """Keep the sentence. The caller holds the transaction."""
    text = json.dumps([report.template, dict(report.values)])
    Keeping(database).save_document(_KIND, _NAME, text)


def read_report(database: Database) -> Said | None:
    """Return the sentence that has not been told yet."""
    text = Keeping(database).documents(_KIND).get(_NAME)
    if text is None:
        return None
    template, values = json.loads(text)
    return Said(template, tuple(values.items()))


def forget_report(database: Database) -> None:
    """Remove the sentence: it was told."""
    with database.transaction():
        Keeping(database).delete_document(_KIND, _NAME)
