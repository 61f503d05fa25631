"""From TeX to shapes, by ziamath; the shapes alone leave this process, rewritten as plain SVG."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from ziamath.config import config
from ziamath.tex import tex2mml
from ziamath.zmath import Math, loadedfonts

from gptoss_desktop.protocol.maths import MAX_SVG, Answer, DrawFormula, Drawing, NoDrawing
from gptoss_desktop.worker.maths.other_scripts import OtherScripts

if TYPE_CHECKING:
    from ziamath.mathfont import MathFont

_SIZE = 40.0
"""The size of the font in units of the drawing; any will do, as the window scales it."""
_MARGIN = 1.0
"""Around the drawing, in the same units: strokes reach a little beyond their outlines' boxes."""
_ATTRIBUTES = {
    "path": ("d", "fill", "stroke", "stroke-width", "transform"),
    "rect": ("x", "y", "width", "height", "fill", "stroke", "stroke-width"),
    "line": ("x1", "y1", "x2", "y2", "stroke", "stroke-width"),
    "g": ("transform", "fill", "stroke"),
}
_VALUE = re.compile(r"[-\w\s.,#()]*\Z")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_WITHOUT_EFFECT = re.compile(r"\\(?:nonumber|notag)\b|\\label\{[^{}]*\}")
_RAISED_MATRIX = re.compile(r"(\\begin\{(\w*matrix)\}.*?\\end\{\2\})(?=\s*[\^_])", re.DOTALL)
"""The library takes an exponent of a matrix only if the matrix stands in braces."""
_TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")


def prepare() -> None:
    """Load everything that a formula may need, so that nothing need be opened later."""
    config.svg2 = False
    for tex in (
        r"\frac{\sqrt[3]{x_1^2}}{\int_0^1 f\,dx}",
        r"\begin{pmatrix}a&b\\c&d\end{pmatrix}",
        r"\text{a}",
    ):
        draw(DrawFormula(0, tex, display=True))
    draw(DrawFormula(0, r"\frac{", display=False))


def draw(request: DrawFormula) -> Answer:
    """Draw a formula; whatever goes wrong with it is its own fault."""
    try:
        return _draw(request)
    except Exception:  # noqa: BLE001  the libraries raise of all kinds on what they do not know
        return NoDrawing(request.number)


def _draw(request: DrawFormula) -> Answer:
    tex = _TAG.sub(r"\\qquad\\text{(\1)}", _WITHOUT_EFFECT.sub("", request.tex)).strip()
    mathml = ET.fromstring(tex2mml(_RAISED_MATRIX.sub(r"{\1}", tex), inline=not request.display))  # noqa: S314  made here
    if any(map(_COMMAND.search, mathml.itertext())):
        # The library passes on a command that it does not know.
        return NoDrawing(request.number)
    if not "".join(mathml.itertext()).strip():
        return NoDrawing(request.number)
    scripts = OtherScripts(lambda character: _font().glyphindex(character) != 0)
    scripts.replace_in(mathml)
    source = Math(mathml, size=_SIZE, margin=_MARGIN).svgxml()
    svg = _rewritten(source, scripts)
    if len(svg) > MAX_SVG:
        return NoDrawing(request.number)
    _left, top, width, height = (float(word) / _SIZE for word in source.attrib["viewBox"].split())
    return Drawing(request.number, svg, width=width, ascent=-top, descent=top + height)


def _font() -> MathFont:
    font: MathFont = loadedfonts["default"]
    return font


def _rewritten(svg: ET.Element, scripts: OtherScripts) -> str:
    """Return the shapes of a drawing, and nothing else that may be in it."""
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": svg.attrib["viewBox"]})
    _copy_shapes(svg, root)
    for path in list(root.iter("path")):
        scripts.put_back(path)
    return ET.tostring(root, encoding="unicode")


def _copy_shapes(source: ET.Element, target: ET.Element) -> None:
    for child in source:
        allowed = _ATTRIBUTES.get(child.tag)
        if allowed is None:
            raise ValueError(f"a formula is not drawn with <{child.tag}>")
        kept = {name: child.attrib[name] for name in allowed if name in child.attrib}
        if not all(map(_VALUE.match, kept.values())):
            raise ValueError("an attribute of a shape is no number, colour or path")
        _copy_shapes(child, ET.SubElement(target, child.tag, kept))
