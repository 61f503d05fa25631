"""`conversations search`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from gptoss_desktop.cli.conversations.importing import catch_up
from gptoss_desktop.cli.conversations.showing import one_line, shown_time
from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.output import tell, write
from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.domain.search import SearchQuery

if TYPE_CHECKING:
    import argparse

    from gptoss_desktop.domain.search import SearchResult
    from gptoss_desktop.storage.store import ConversationStore


def search(store: ConversationStore, options: argparse.Namespace) -> ExitCode:
    """Print what is found. What waits for the index is taken in first: a script wants all of it."""
    folder_id = None
    if options.folder is not None:
        folder_id = next((folder.id for folder in store.folders() if folder.name == options.folder), None)
        if folder_id is None:
            tell(f"There is no folder named {options.folder}.")
            return ExitCode.FAILED
    catch_up(store)
    query = SearchQuery(
        options.text,
        folder_id=folder_id,
        tag=options.tag,
        model=options.of_model,
        role=Role(options.role) if options.role else None,
        since=options.since,
        until=options.until,
        limit=options.limit,
    )
    result = store.search(query)
    write(sys.stdout, _json(result) if options.json else _text(result))
    return ExitCode.OK


def _json(result: SearchResult) -> str:
    plain = {
        "elapsed_ms": round(result.elapsed_ms, 3),
        "total": result.total,
        "hits": [
            {"conversation": hit.conversation_id, "message": hit.message_id, "snippet": hit.snippet}
            for hit in result.hits
        ],
    }
    return json.dumps(plain, ensure_ascii=False) + "\n"


def _text(result: SearchResult) -> str:
    more = "+" if result.more else ""
    lines = [f"{result.total:,}{more} found in {result.elapsed_ms:.0f} ms"]
    for hit in result.hits:
        place = hit.message_id or "title"
        lines.append(f"\n{shown_time(hit.created_at)}  {one_line(hit.title)}")
        lines.append(f"  {hit.conversation_id} {place}")
        lines.append(f"  {one_line(hit.snippet)}")
    return "\n".join(lines) + "\n"
