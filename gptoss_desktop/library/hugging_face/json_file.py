"""Reading one JSON object from a file that may be anything."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.library.errors import ModelError
from gptoss_desktop.library.hugging_face.refusals import damaged
from gptoss_desktop.protocol.gguf.errors import CHOOSE_ANOTHER, shown

if TYPE_CHECKING:
    from pathlib import Path


def read_object(path: Path, limit: int) -> dict[str, Any]:
    """Return the object in a file of at most `limit` bytes.

    Raises:
        ModelError: it cannot be read, is larger, or holds no JSON object.

    """
    with_size = ordinary_size(path)
    if with_size > limit:
        raise damaged(
            path,
            say(
                "it has {with_size} bytes, more than the {limit} allowed",
                with_size=f"{with_size:,}",
                limit=f"{limit:,}",
            ),
        )
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    return parse_object(path, data[:limit])


def parse_object(path: Path, data: bytes) -> dict[str, Any]:
    """Return the object that the bytes of a file are.

    Raises:
        ModelError: they are none, or name one thing twice.

    """
    try:
        found = json.loads(data, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        # ValueError: no JSON, no UTF-8, a number of thousands of digits, a key twice.
        raise damaged(path, say("it is not a JSON object")) from error
    if not isinstance(found, dict):
        raise damaged(path, say("it is not a JSON object"))
    return found


def ordinary_size(path: Path) -> int:
    """Return the size in bytes of an ordinary file.

    Raises:
        ModelError: it is missing or something else: opening a pipe would wait for its other end.

    """
    try:
        found = path.stat()
    except FileNotFoundError:
        sentence = say("There is no file {path}.", path=shown(path))
        raise ModelError(FailureKind.MODEL_NOT_FOUND, sentence, CHOOSE_ANOTHER) from None
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        sentence = say("{path} is not an ordinary file.", path=shown(path))
        raise ModelError(FailureKind.MODEL_UNREADABLE, sentence, CHOOSE_ANOTHER)
    return found.st_size


def unreadable(path: Path, error: Exception) -> ModelError:
    """Return the error for a file that the system refuses."""
    reason = getattr(error, "strerror", None) or str(error)
    return ModelError(
        FailureKind.MODEL_UNREADABLE,
        say("{path} cannot be read: {reason}.", path=shown(path), reason=reason),
        CHOOSE_ANOTHER,
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found
