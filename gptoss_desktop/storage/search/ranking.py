"""BM25, how well documents answer a query.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from gptoss_desktop.storage.search.codec import Numbers

K1 = 1.2
B = 0.75
"""The constants that the paper gives as usual."""


def scores(
    counts: Numbers, lengths: Numbers, having: Sequence[int], documents: int, mean: float
) -> npt.NDArray[np.float64]:
    """Return the score of each document.

    Args:
        counts: how often document d (row) has unit u (column).
        lengths: the number of positions of each document.
        having: how many documents have each unit.
        documents: how many documents there are.
        mean: their mean length.

    """
    rarity = np.log1p((documents - np.asarray(having) + 0.5) / (np.asarray(having) + 0.5))
    damped = K1 * (1 - B + B * lengths / max(mean, 1.0))
    result: npt.NDArray[np.float64] = (rarity * counts * (K1 + 1) / (counts + damped[:, np.newaxis])).sum(
        axis=1
    )
    return result
