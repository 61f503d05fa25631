"""The ratio of two servers from interleaved pairs, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_RESAMPLES = 20_000
_INTERVAL = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Ratio:
    """The geometric mean of ours / theirs over the pairs, with its 95 % interval."""

    mean: float
    low: float
    high: float


def ratio_of(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Bootstrap the mean of the pairs' log-ratios. A pair shares whatever else the machine did meanwhile."""
    logs = np.log(np.asarray(ours) / np.asarray(theirs))
    picks = np.random.default_rng(0).integers(0, len(logs), (_RESAMPLES, len(logs)))
    low, high = np.percentile(logs[picks].mean(axis=1), _INTERVAL)
    return Ratio(float(np.exp(logs.mean())), float(np.exp(low)), float(np.exp(high)))
