"""Puts a new file with all that could be read in the place of a damaged one, which is kept.

The new file is made under another name. Only when it is whole it gets the name `….recovered-TIME`; from then
on nothing but renaming is left to do, which `finish` takes up where it was cut off. TIME is also in the name
of the damaged file, so that both sides of the exchange know each other.
"""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.storage.damage import marker
from gptoss_desktop.storage.driver import LOG_SUFFIXES, Database, sync_folder
from gptoss_desktop.storage.errors import StoreError, StoreErrorKind
from gptoss_desktop.storage.migrate import MAX_VERSION, migrate
from gptoss_desktop.storage.migrations import STEPS
from gptoss_desktop.storage.recovery.pages import Pages
from gptoss_desktop.storage.recovery.rebuild import Salvage, rebuild
from gptoss_desktop.storage.recovery.report import write_report

if TYPE_CHECKING:
    from pathlib import Path

_DRAFT = ".recovering"
_WHOLE = ".recovered-"


def recover(path: Path) -> None:
    """Make a new file from the damaged one at `path`, which nobody has open, and exchange them.

    Raises:
        StoreError: the new file cannot be written, for want of space say. Nothing has changed then.

    """
    draft = path.with_name(path.name + _DRAFT)
    _remove(draft)
    # Local time: it is the user who reads the name.
    stamp = _free_stamp(path, datetime.now().astimezone().strftime("%Y%m%d-%H%M%S"))
    try:
        with closing(Pages(path, path.with_name(f"{path.name}-wal"))) as pages:
            if len(STEPS) < pages.schema_version <= MAX_VERSION:
                raise _of_a_newer_program(path)
            _write(pages, draft, kept_path(path, stamp))
        draft.rename(path.with_name(f"{path.name}{_WHOLE}{stamp}"))
        sync_folder(path.parent)
        _exchange(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def finish(path: Path) -> None:
    """Do what is left of an exchange that was cut off; nothing where there is none.

    Raises:
        StoreError: the files cannot be renamed.

    """
    try:
        _exchange(path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _write(pages: Pages, draft: Path, kept: Path) -> None:
    with closing(Database(draft)) as database:
        migrate(database)
        salvage = rebuild(pages, database)
        with database.transaction():
            write_report(database, _report(salvage, kept))


def _exchange(path: Path) -> None:
    for whole in sorted(path.parent.glob(f"{path.name}{_WHOLE}*")):
        kept = kept_path(path, whole.name.removeprefix(path.name + _WHOLE))
        # The log goes first: it must never lie beside a file that it does not belong to.
        for suffix in (*LOG_SUFFIXES, ""):
            source, target = path.with_name(path.name + suffix), kept.with_name(kept.name + suffix)
            if source.exists() and not target.exists():
                source.rename(target)
        sync_folder(path.parent)
        whole.rename(path)
        marker(path).unlink(missing_ok=True)
        sync_folder(path.parent)


def kept_path(path: Path, stamp: str) -> Path:
    """Return where the damaged file is kept."""
    return path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")


def _free_stamp(path: Path, stamp: str) -> str:
    """Return the time, with a number where a file of that second is kept already."""
    number, found = 1, stamp
    while kept_path(path, found).exists():
        number += 1
        found = f"{stamp}-{number}"
    return found


def _report(salvage: Salvage, kept: Path) -> Said:
    if not salvage.messages:
        return say(
            "The file of conversations was damaged, and no conversation in it could be read. A new one was "
            "begun. The damaged file is kept as {path}.",
            path=kept,
        )
    if not salvage.lost:
        return say(
            "The file of conversations was damaged. Recovered: conversations {conversations}, messages "
            "{messages}. None is known to be missing. The damaged file is kept as {path}.",
            conversations=salvage.conversations,
            messages=salvage.messages,
            path=kept,
        )
    return say(
        "The file of conversations was damaged. Recovered: conversations {conversations}, messages "
        "{messages}. Lost in whole or in part: at least {lost} of the messages. The damaged file is kept as "
        "{path}.",
        conversations=salvage.conversations,
        messages=salvage.messages,
        lost=salvage.lost,
        path=kept,
    )


def _remove(draft: Path) -> None:
    for suffix in ("", *LOG_SUFFIXES):
        draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _of_a_newer_program(path: Path) -> StoreError:
    return StoreError(
        StoreErrorKind.CORRUPT,
        say(
            "The file of conversations {path} is damaged, and a newer version of this program wrote it.",
            path=path,
        ),
        say("Start the newer version, which can recover what can be read."),
    )


def _unreadable(path: Path, error: OSError) -> StoreError:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return StoreError(
        StoreErrorKind.UNAVAILABLE,
        say(
            "The damaged file of conversations {path} cannot be read or replaced: {reason}.",
            path=path,
            reason=reason,
        ),
        say("Check the disk and the folder's permissions."),
    )
