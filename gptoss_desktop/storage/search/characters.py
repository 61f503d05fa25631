"""Classes of characters, each as the inside of a regular expression's brackets."""

from __future__ import annotations

import unicodedata

KOREAN_OR_CHINESE = (
    "\u1100-\u11ff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\u3131-\u318e"  # hangul
    "\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # kana
    "\U0001aff0-\U0001b16f"
    "\u3105-\u312f\u31a0-\u31bf"  # bopomofo
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u303c"  # radicals, numerals, iteration marks
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00016fe0-\U00018d08\U00020000-\U0003ffff"  # Han and its kin
)
"""Letters that are written without blanks between words, or with endings that matter (Blocks.txt)."""

PICTOGRAPHS = "\u2190-\u2bff\U0001f000-\U0001faff"
"""Arrows, technical and geometric signs, emoji."""

LETTERS = KOREAN_OR_CHINESE + PICTOGRAPHS

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Default_Ignorable_Code_Point of Unicode, and the marks of interlinear annotation."""

MARKS = "".join(chr(code) for code in range(0x300, 0xFE30) if unicodedata.category(chr(code))[0] == "M")
"""Accents, vowel signs and others: `\\w` leaves them out, and would cut Hindi words at their vowels."""
