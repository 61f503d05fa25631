"""Log-probabilities of a step, computed only where a request asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gptoss_desktop.worker.llama.types import SampledToken, TokenLogprob

if TYPE_CHECKING:
    from numpy.typing import NDArray


def with_logprobs(token: int, logits: NDArray[np.float32], top: int) -> SampledToken:
    """Return `token` with the natural logarithm of its probability, and the `top` likeliest, in order.

    Probabilities are those of the raw logits: before penalties, temperature and truncation.
    """
    peak = logits.max()
    total = peak + np.log(np.exp(logits - peak).sum(dtype=np.float64))
    likeliest: tuple[TokenLogprob, ...] = ()
    if top > 0:
        count = min(top, len(logits))
        candidates = np.argpartition(logits, -count)[-count:]
        ordered = candidates[np.argsort(-logits[candidates], kind="stable")]
        likeliest = tuple(TokenLogprob(int(index), float(logits[index] - total)) for index in ordered)
    return SampledToken(token, float(logits[token] - total), likeliest)
