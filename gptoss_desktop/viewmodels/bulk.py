"""Making very many objects at once without the collector's pauses."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


MANY = 2_000
"""Of fewer objects the collector's whole round is not felt."""


def collector_passes_over(count: int) -> None:
    """Let the collector never look again at what is there, where `count` objects have been made that stay.

    Its next whole round would hold the window: 30 ms for 10,000 messages, in the middle of an answer.
    """
    if count > MANY:
        gc.freeze()


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep Python's collector of cycles still while the block makes objects that stay.

    It would look through all of them again and again, holding every thread: 50 ms a time for 100,000
    conversations. What is there at the end it never looks at again.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
    gc.freeze()
