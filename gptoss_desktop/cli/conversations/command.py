"""Runs one of the words over the store of this run's data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.cli.conversations.importing import import_file
from gptoss_desktop.cli.conversations.searching import search
from gptoss_desktop.cli.conversations.showing import show_conversation, show_list
from gptoss_desktop.cli.exit_codes import ExitCode
from gptoss_desktop.cli.output import tell
from gptoss_desktop.locations import Locations
from gptoss_desktop.storage.errors import StoreError
from gptoss_desktop.storage.store import ConversationStore

if TYPE_CHECKING:
    import argparse


def conversations(options: argparse.Namespace) -> ExitCode:
    """Run the word and return the exit code. A window may have the same conversations open."""
    locations = Locations.under(options.data_dir) if options.data_dir else Locations.default()
    locations.prepare()
    try:
        store = ConversationStore.open(locations.database, guest=True)
        try:
            return _run(store, options)
        finally:
            store.close()
    except StoreError as error:
        tell(" ".join(filter(None, (error.sentence, error.advice))))
        return ExitCode.FAILED


def _run(store: ConversationStore, options: argparse.Namespace) -> ExitCode:
    match options.word:
        case "import":
            return import_file(store, options.file)
        case "list":
            return show_list(store, options.limit, as_json=options.json)
        case "show":
            return show_conversation(store, options.id, as_json=options.json)
        case _:
            return search(store, options)
