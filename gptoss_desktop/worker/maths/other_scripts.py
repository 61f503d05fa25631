"""Characters of a formula that the mathematical font lacks, as in names of Chinese quantities.

A square as large as such a character holds its place while the formula is laid out, told by a colour of its
own; in the drawing it becomes the character itself, for the window to draw in the system's font.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable

_SQUARE = "⬛"
_COLOUR = "#fe{:04x}"
_COLOURED = re.compile(r"#fe([0-9a-f]{4})\Z")
_POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
_SQUARE_WIDTH = 0.983
"""Of the square in STIX Two Math, in sizes of the font."""
_SQUARE_DEPTH = 0.185
"""How far it goes below the base line."""
_SIZE = 0.92
"""Of the characters, so that they keep within the square."""
_BELOW = 0.02
"""How far their base line is below the formula's."""


class OtherScripts:
    """Replaces the characters of one formula, and puts them back."""

    def __init__(self, has_glyph: Callable[[str], bool]) -> None:
        self._has_glyph = has_glyph
        self._characters: list[str] = []

    def replace_in(self, element: ET.Element) -> None:
        """Put squares in the place of the characters that the font lacks.

        Raises:
            ValueError: it lacks one that is not as wide as a square.
        """
        for child in element:
            self.replace_in(child)
        if element.text and not all(map(self._is_drawn, element.text)):
            text, element.text = element.text, None
            tag, element.tag = element.tag, "mrow"
            for character in text:
                self._add(element, tag, character)

    def _is_drawn(self, character: str) -> bool:
        return character.isspace() or self._has_glyph(character)

    def _add(self, row: ET.Element, tag: str, character: str) -> None:
        if self._is_drawn(character):
            ET.SubElement(row, tag).text = character
            return
        if unicodedata.east_asian_width(character) not in {"W", "F"}:
            raise ValueError(f"the font has no U+{ord(character):04X}")
        held = ET.SubElement(row, "mtext", {"mathcolor": _COLOUR.format(len(self._characters))})
        held.text = _SQUARE
        self._characters.append(character)

    def put_back(self, path: ET.Element) -> None:
        """Make a character of a shape if it is a square that held its place."""
        coloured = _COLOURED.match(path.get("fill", ""))
        if coloured is None or int(coloured[1], 16) >= len(self._characters):
            return
        points = [(float(x), float(y)) for x, y in _POINT.findall(path.get("d", ""))]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        size = (right - left) / _SQUARE_WIDTH
        base = max(y for _, y in points) - _SQUARE_DEPTH * size
        path.tag = "text"
        path.text = self._characters[int(coloured[1], 16)]
        path.attrib.clear()
        path.set("x", f"{(left + right - size * _SIZE) / 2:.2f}")
        path.set("y", f"{base + size * _BELOW:.2f}")
        path.set("font-size", f"{size * _SIZE:.2f}")
