"""The pipe to the drawer of formulas: what it says is believed only where it can do no harm."""

from __future__ import annotations

import json

import pytest

from gptoss_desktop.protocol.maths import (
    MAX_SVG,
    MAX_TEX,
    DrawFormula,
    Drawing,
    NoDrawing,
    decode_answer,
    decode_request,
    encode,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M 0 0 L 1 1 Z" fill="black" /></svg>'
)


@pytest.mark.parametrize("answer", [Drawing(3, SVG, 1.0, 0.7, 0.2), NoDrawing(4)])
def test_answers_survive_the_pipe(answer: Drawing | NoDrawing) -> None:
    assert decode_answer(encode(answer)) == answer


def test_requests_survive_the_pipe_and_are_cut() -> None:
    assert decode_request(encode(DrawFormula(1, "x\n好", display=True))) == DrawFormula(
        1, "x\n好", display=True
    )
    long = decode_request(encode(DrawFormula(1, "x" * 2 * MAX_TEX, display=False)))
    assert long is not None
    assert len(long.tex) == MAX_TEX


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/passwd"/>',
        '<image x="0"/>',
        '<use xlink:href="#a"/>',
        '<path style="fill:url(http://a.example)"/>',
        "<style>@import 'x'</style>",
        "<script>x</script>",
        "<!ENTITY a 'b'>",
        "<?xml-stylesheet x?>",
        "<text>&#x41;</text>",
        '< image x="0"/>',
    ],
)
def test_a_drawing_that_is_more_than_shapes_is_none(inside: str) -> None:
    drawing = Drawing(1, SVG.replace("</svg>", f"{inside}</svg>"), 1.0, 1.0, 1.0)
    assert decode_answer(encode(drawing)) == NoDrawing(1)


@pytest.mark.parametrize("measure", ["NaN", "Infinity", "1e300", '"1"', "null", "[]"])
def test_a_drawing_of_no_size_is_none(measure: str) -> None:
    line = f'{{"v":1,"number":1,"svg":{json.dumps(SVG)},"width":{measure},"ascent":1,"descent":1}}'
    assert decode_answer(line.encode()) == NoDrawing(1)


def test_a_drawing_that_is_too_long_is_none() -> None:
    assert decode_answer(encode(Drawing(1, SVG + " " * MAX_SVG, 1.0, 1.0, 1.0))) == NoDrawing(1)


@pytest.mark.parametrize(
    "line", [b"", b"x", b"[]", b'{"v":2,"number":1}', b'{"number":1}', b'{"v":1}', b"[" * 9999]
)
def test_anything_else_is_no_answer(line: bytes) -> None:
    assert decode_answer(line) is None
    assert decode_request(line) is None
