"""Turns documents into what a segment of the index holds."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.domain.conversation import Role
from gptoss_desktop.storage.search.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from gptoss_desktop.storage.search.documents import Document

ROLES: tuple[Role | None, ...] = (None, *Role)
"""The place of a role is its number in the index; the first is a title's."""

COLUMNS = {
    "base": "<u4",
    "length": "<u4",
    "number": "<i8",
    "conversation": "<i4",
    "time": "<i8",
    "role": "u1",
    "model": "<u2",
}
"""What is known of each document of a segment, with numpy's names of the types.

`base` is the position of its first token, counted from the segment's first; `length` the number of its
positions; `model` 0 stands for the conversation's.
"""


@dataclass(frozen=True, slots=True)
class Built:
    """A segment that is not numbered yet: its positions begin with 0."""

    blocks: list[tuple[str, bytes]]
    """The terms with their positions, each block after its first term."""
    columns: dict[str, npt.NDArray[np.int64]]
    positions: int
    """How many there are."""


def build(documents: Sequence[Document], models: Mapping[str, int]) -> Built:
    """Return the segment of documents, which come in the order of their time."""
    terms = Terms()
    bases = array("q")
    lengths = array("q")
    for document in documents:
        bases.append(terms.position)
        terms.add_document(document.texts)
        lengths.append(terms.position - bases[-1])
        # A gap: no phrase goes on in the next document.
        terms.position += 1
    columns = {
        "base": bases,
        "length": lengths,
        "number": [document.number for document in documents],
        "conversation": [document.conversation for document in documents],
        "time": [document.time for document in documents],
        "role": [ROLES.index(document.role) for document in documents],
        "model": [0 if document.model is None else models[document.model] for document in documents],
    }
    plain = {name: np.asarray(values, np.int64) for name, values in columns.items()}
    return Built(terms.blocks(), plain, terms.position)
