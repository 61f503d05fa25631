"""The grammar of `conversations`."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta

from gptoss_desktop.domain.conversation import Role

EPILOG = (
    "exit codes: 0 done; 1 something could not be done, said on standard error; 2 the command line is wrong"
)


def add_conversations(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its words."""
    parser = commands.add_parser("conversations", help="import, list, show and search them", epilog=EPILOG)
    words = parser.add_subparsers(dest="word", metavar="WORD", required=True)
    imported = words.add_parser("import", help="add conversations from a file of JSON lines", epilog=EPILOG)
    imported.add_argument(
        "file",
        metavar="FILE.jsonl",
        help='one conversation a line: {"title": …, "messages": [{"role": …, "content": …}, …]}; "-": '
        "standard input. Lines that are wrong are told by their number and left out, all others are added",
    )
    listed = words.add_parser("list", help="show the conversations, the last changed first", epilog=EPILOG)
    _add_limit(listed, default=None)
    shown = words.add_parser("show", help="show the branch of a conversation that was last looked at")
    shown.add_argument("id", metavar="ID")
    found = words.add_parser("search", help="search titles, messages and attachments", epilog=EPILOG)
    found.add_argument("text", metavar="TEXT", help='all of it must be found; "…" within it: as it stands')
    _add_limit(found, default=50)
    found.add_argument("--since", type=_moment, metavar="DATE", help="made on this day or later: 2026-11-24")
    found.add_argument("--until", type=_last_moment, metavar="DATE", help="made on this day or earlier")
    found.add_argument("--model", dest="of_model", metavar="NAME", help="answered by this model")
    found.add_argument("--folder", metavar="NAME", help="in this folder")
    found.add_argument("--tag", metavar="NAME", help="with this tag")
    found.add_argument("--role", choices=[role.value for role in Role], help="messages of this role")
    for word in (listed, shown, found):
        word.add_argument("--json", action="store_true", help="print JSON")


def _add_limit(parser: argparse.ArgumentParser, *, default: int | None) -> None:
    text = "all" if default is None else str(default)
    parser.add_argument(
        "--limit", type=_count, default=default, metavar="N", help=f"how many at most (default: {text})"
    )


def _count(text: str) -> int:
    """Read a number that is not negative."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is not a number of conversations or hits")
    return int(text)


def _moment(text: str) -> datetime:
    """Read a day, or a moment, of this machine's time zone."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date such as 2026-11-24") from None


def _last_moment(text: str) -> datetime:
    """Read a day, or a moment, as the first moment that is later."""
    moment = _moment(text)
    is_day = len(text) <= len("2026-11-24")
    return moment + (timedelta(days=1) if is_day else timedelta(microseconds=1))
