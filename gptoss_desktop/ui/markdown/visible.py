"""Characters that show nothing but change what is read: they are made visible.

Bidirectional controls can make a text read otherwise than it is, zero-width characters and tags can hide text
in it. Where a script or an emoji needs one, it stays.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_NAMES = {
    0x00AD: "SHY", 0x034F: "CGJ", 0x061C: "ALM", 0x115F: "HCF", 0x1160: "HJF", 0x180E: "MVS",
    0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2060: "WJ", 0x2061: "FA", 0x2062: "IT", 0x2063: "IS", 0x2064: "IP",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0x3164: "HF", 0xFEFF: "BOM", 0xFFA0: "HHF",
}  # fmt: skip
ISOLATE, END_ISOLATE = "\u2066", "\u2069"
"""Around a mark, so that it does not change the order of the text beside it. A text's own never stay."""
_SUSPECTS = re.compile(
    "([\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb])\\1*"
    "|[\U000e0000-\U000e0fff]+"
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{2,6}\U000e007f")
"""The flags of England, Scotland and Wales, and of what may follow them."""
_FIRST_TAG = "\U000e0000"
_LAST_TAG = "\U000e007f"
"""It only ends a sequence."""
_TAG = re.compile("[\U000e0020-\U000e007f]")
_VARIATION = re.compile("[\ufe00-\ufe0f]")
_IDEOGRAPHIC_VARIATION = re.compile("[\U000e0100-\U000e01ef]")
_PICTURE_SIGNS = "\ufe0f\u2640\u2642"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_JOINING = frozenset({"Mn", "Mc", "Lo"})
"""General categories of letters and signs in the scripts that need joiners, CJK ideographs aside."""
_MOST_STRETCHES = 100
"""Of one paragraph; the marks after them have no colour of their own."""


class Stretch(NamedTuple):
    """A piece of text; `mark` where it stands for characters that would not be seen."""

    text: str
    mark: bool


def has_suspects(text: str) -> bool:
    """Say whether a text may have anything to be made visible."""
    if text.isascii() and text.isprintable():
        return False
    return _SUSPECTS.search(text) is not None


def stretches(text: str) -> list[Stretch]:
    """Cut a text into what is shown as it is and what is shown by a mark."""
    found: list[Stretch] = []
    done = 0
    right_to_left = any(map(_is_right_to_left, text))
    for match in _SUSPECTS.finditer(text):
        if match.start() < done or _belongs(text, match, right_to_left=right_to_left):
            continue
        if match.start() > done:
            found.append(Stretch(text[done : match.start()], mark=False))
        if len(found) > _MOST_STRETCHES:
            found.append(
                Stretch(_SUSPECTS.sub(lambda rest: _marked(rest[0]), text[match.start() :]), mark=False)
            )
            return found
        found.append(Stretch(_marked(match[0]), mark=True))
        done = match.end()
    if done < len(text):
        found.append(Stretch(text[done:], mark=False))
    return found


def visible(text: str) -> str:
    """Return the text with marks, for where they cannot have a colour of their own."""
    return "".join(stretch.text for stretch in stretches(text)) if has_suspects(text) else text


def without_isolates(text: str) -> str:
    """Return text as it is copied from where it is shown: marks stay, what holds them apart does not."""
    return text.replace(ISOLATE, "").replace(END_ISOLATE, "")


def _marked(characters: str) -> str:
    return f"{ISOLATE}⟨{_name(characters)}⟩{END_ISOLATE}"


def _name(characters: str) -> str:
    first = characters[0]
    if first < _FIRST_TAG:
        name = _NAMES.get(ord(first)) or f"U+{ord(first):04X}"
        return name if len(characters) == 1 else f"{name} ×{len(characters)}"
    hidden = "".join(
        chr(ord(tag) - ord(_FIRST_TAG)) for tag in characters if _TAG.match(tag) and tag < _LAST_TAG
    )
    return f"TAG {hidden}" if hidden else f"U+{ord(first):04X}"


def _belongs(text: str, match: re.Match[str], *, right_to_left: bool) -> bool:
    """Say whether characters are where their script or an emoji needs them."""
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start > 1 and match[0][0] < _FIRST_TAG:
        return match[0][0] in "\u200e\u200f\u061c" and right_to_left
    match match[0][0]:
        case "\u200d":
            return _joins(before) or (_is_picture(before) and _is_picture(after))
        case "\u200c":
            return _joins(before) and _joins(after)
        case "\u200e" | "\u200f" | "\u061c":
            return right_to_left
        case first if _VARIATION.match(first):
            return bool(before) and unicodedata.category(before)[0] in "SPNL"
        case first if _TAG.match(first):
            flag = _FLAG.match(text, start - 1) if start else None
            return flag is not None and flag.end() == end
        case first if _IDEOGRAPHIC_VARIATION.match(first):
            return end - start == 1 and unicodedata.name(before, "").startswith("CJK")
    return False


def _is_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in _RIGHT_TO_LEFT and character.isalpha()


def _joins(character: str) -> bool:
    if not character or unicodedata.category(character) not in _JOINING:
        return False
    return not unicodedata.name(character, "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))


def _is_picture(character: str) -> bool:
    if not character:
        return False
    return unicodedata.category(character) in {"So", "Sk"} or character in _PICTURE_SIGNS
