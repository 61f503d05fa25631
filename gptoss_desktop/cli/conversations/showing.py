"""`conversations list` and `conversations show`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.output import write
from gptoss_desktop.domain.conversation import ConversationId, PartKind
from gptoss_desktop.storage.messages import ALL

if TYPE_CHECKING:
    from datetime import datetime

    from gptoss_desktop.domain.conversation import ConversationSummary, Message
    from gptoss_desktop.storage.store import ConversationStore

_TEXTS = (PartKind.REASONING, PartKind.COMMENTARY, PartKind.TOOL_CALL, PartKind.ATTACHMENT)


def show_list(store: ConversationStore, limit: int | None, *, as_json: bool) -> ExitCode:
    """Print the conversations, one a line, or one JSON list."""
    found = store.conversations(limit=ALL if limit is None else limit)
    if as_json:
        folders = {folder.id: folder.name for folder in store.folders()}
        plain = [_plain(summary, folders) for summary in found]
        write(sys.stdout, json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
    for summary in () if as_json else found:
        write(sys.stdout, f"{summary.id}  {shown_time(summary.updated_at)}  {one_line(summary.title)}\n")
    return ExitCode.OK


def show_conversation(store: ConversationStore, identifier: str, *, as_json: bool) -> ExitCode:
    """Print the branch that was last looked at."""
    summary = store.summary(ConversationId(identifier))
    messages = store.messages(summary.id)
    if as_json:
        folders = {folder.id: folder.name for folder in store.folders()}
        plain = {**_plain(summary, folders), "messages": [_message(message) for message in messages]}
        write(sys.stdout, json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
        return ExitCode.OK
    write(sys.stdout, f"# {one_line(summary.title)}\n")
    for message in messages:
        write(sys.stdout, f"\n## {message.role} · {shown_time(message.created_at)}\n\n{message.text()}\n")
    return ExitCode.OK


def shown_time(moment: datetime) -> str:
    """Return a moment in this machine's time zone, to the minute."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def one_line(text: str) -> str:
    """Return a text without what would move a terminal's cursor."""
    return "".join(character if character.isprintable() else " " for character in text)


def _plain(summary: ConversationSummary, folders: dict[str, str]) -> dict[str, object]:
    return {
        "id": summary.id,
        "title": summary.title,
        "created_at": summary.created_at.isoformat(),
        "updated_at": summary.updated_at.isoformat(),
        "folder": None if summary.folder_id is None else folders.get(summary.folder_id),
        "tags": list(summary.tags),
        "pinned": summary.pinned,
        "archived": summary.archived,
        "model": summary.model or None,
    }


def _message(message: Message) -> dict[str, object]:
    plain: dict[str, object] = {
        "id": message.id,
        "role": message.role,
        "content": message.text(),
        "created_at": message.created_at.isoformat(),
        "state": message.state,
    }
    for kind in _TEXTS:
        texts = [
            {"name": part.name, "text": part.text} if part.name is not None else {"text": part.text}
            for part in message.parts
            if part.kind is kind
        ]
        if texts:
            plain[kind.value] = texts
    return plain
