"""MXFP4 as gpt-oss's own checkpoint keeps it: blocks of 32 four-bit values that share an exponent."""

import numpy as np
from numpy.typing import NDArray

BLOCK = 32
MAGNITUDES = np.array([0, 0.5, 1, 1.5, 2, 3, 4, 6], dtype=np.float32)
"""The absolute values of E2M1, by code (OCP Microscaling Formats 1.0, table 4)."""

_LARGEST_EXPONENT = 2
"""Of the largest magnitude, 6 = 1.5 × 2²."""
_SCALE_BIAS = 127
"""Of E8M0, the format of a block's scale."""
_SMALLEST_PEAK = 2.0**-120
_SIGN = 3


def pack(values: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Round to MXFP4 along the last axis; its length must be a multiple of 32.

    Returns the codes, two a byte with the first in the low half, shaped ``[…, blocks, 16]``, and the
    scales, shaped ``[…, blocks]``.
    """
    blocks = values.reshape(*values.shape[:-1], -1, BLOCK)
    peak = np.maximum(np.abs(blocks).max(-1), _SMALLEST_PEAK)
    exponent = np.floor(np.log2(peak)) - _LARGEST_EXPONENT
    scaled = blocks / np.exp2(exponent)[..., None]
    codes = np.abs(np.abs(scaled)[..., None] - MAGNITUDES).argmin(-1).astype(np.uint8)
    codes |= (scaled < 0).astype(np.uint8) << _SIGN
    return codes[..., 0::2] | codes[..., 1::2] << 4, (exponent + _SCALE_BIAS).astype(np.uint8)
