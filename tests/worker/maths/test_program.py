"""The drawer as a program of its own, on its pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.protocol.maths import Answer, DrawFormula, Drawing, NoDrawing, decode_answer, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    Drawer = subprocess.Popen[bytes]

COMMAND = [sys.executable, "-P", "-m", "gptoss_desktop", "--worker", "maths"]


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0


def draw(drawer: Drawer, tex: str, *, display: bool = True) -> Answer | None:
    assert drawer.stdin is not None
    assert drawer.stdout is not None
    drawer.stdin.write(encode(DrawFormula(7, tex, display)))
    drawer.stdin.flush()
    return decode_answer(drawer.stdout.readline())


@pytest.mark.parametrize(
    "tex",
    [
        "x^2",
        r"\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}^{-1}",
        r"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}",
        r"\begin{aligned} a &= b \\ &= c \end{aligned}",
        r"P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}",
        r"E = mc^2 \tag{1}",
        r"\text{速度} = \frac{\text{路程}}{t_{时间}}",
        r"\color{red}{x} \le \mathbb{E}[X] \nonumber",
    ],
)
def test_a_formula_becomes_shapes(drawer: Drawer, tex: str) -> None:
    answer = draw(drawer, tex)
    assert isinstance(answer, Drawing)
    assert answer.number == 7
    assert 0.3 < answer.ascent < 5
    assert 0.3 < answer.width < 40
    assert "<path" in answer.svg or "<text" in answer.svg


def test_characters_that_the_font_lacks_are_text_in_their_place(drawer: Drawer) -> None:
    answer = draw(drawer, r"\text{速度} = v")
    assert isinstance(answer, Drawing)
    assert answer.svg.count("<text") == 2
    assert "速" in answer.svg
    assert "⬛" not in answer.svg


@pytest.mark.parametrize(
    "tex", [r"\foo{x}", r"\ce{H2O}", r"\frac{a", "", "  ", "\\text{\u0e01}", r"\left( x", "\\" * 3000]
)
def test_what_cannot_be_drawn_is_refused(drawer: Drawer, tex: str) -> None:
    assert draw(drawer, tex) == NoDrawing(7)


@pytest.mark.parametrize(
    "tex",
    [
        "{" * 3900,
        r"\sqrt{" * 600 + "x" + "}" * 600,
        "x^" * 1900 + "x",
        r"\left(" * 500,
        r"\begin{matrix}" + "&" * 3900 + r"\end{matrix}",
        "\0\x1b[31m<svg>&amp;</math>",
        "</math><svg onload='x'>",
    ],
)
def test_a_hostile_formula_is_drawn_or_refused(drawer: Drawer, tex: str) -> None:
    assert draw(drawer, tex) is not None
    assert isinstance(draw(drawer, "y"), Drawing)


def test_an_address_in_a_formula_is_not_in_the_drawing(drawer: Drawer) -> None:
    for tex in (r"\href{file:///etc/passwd}{x}", r"\includegraphics{http://a.example/x.png} y"):
        answer = draw(drawer, tex)
        assert answer is not None
        assert b"file" not in encode(answer)
        assert b"a.example" not in encode(answer)


def test_lines_that_are_no_requests_are_passed_over(drawer: Drawer) -> None:
    assert drawer.stdin is not None
    drawer.stdin.write(b"\n{}\nnonsense\n")
    assert isinstance(draw(drawer, "x"), Drawing)


def test_it_can_open_and_write_nothing(drawer: Drawer) -> None:
    assert isinstance(draw(drawer, "x"), Drawing)
    limits = Path(f"/proc/{drawer.pid}/limits").read_text("ascii")
    lines = {line[:26].strip(): line[26:].split() for line in limits.splitlines()}
    assert lines["Max open files"][:2] == ["0", "0"]
    assert lines["Max file size"][:2] == ["0", "0"]
    assert lines["Max core file size"][:2] == ["0", "0"]


def test_it_ends_with_its_input() -> None:
    result = subprocess.run(COMMAND, input=b"", capture_output=True, timeout=60, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    wrong = subprocess.run([*COMMAND, "x"], input=b"", capture_output=True, timeout=60, check=False)
    assert wrong.returncode == 2


def test_the_window_never_imports_the_library() -> None:
    code = "import sys, gptoss_desktop.ui.main_window.window; print([m for m in sys.modules if 'zia' in m])"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment, check=True, timeout=120
    )
    assert shown.stdout.strip() == b"[]"
