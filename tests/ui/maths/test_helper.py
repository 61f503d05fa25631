"""The helper process as the window has it: started late, ended when idle, replaced when it fails."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.protocol.maths import Answer, DrawFormula, Drawing, NoDrawing
from gptoss_desktop.ui.markdown.maths import Formula
from gptoss_desktop.ui.maths.formulas import Formulas
from gptoss_desktop.ui.maths.helper import FormulaHelper
from tests.support.qt import wait_signal, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def helper(qapp: QApplication) -> Iterator[FormulaHelper]:
    helper = FormulaHelper()
    yield helper
    helper.close()


def answer(helper: FormulaHelper, tex: str, number: int = 1) -> Answer:
    with wait_signal(helper.answered) as received:
        helper.ask(DrawFormula(number, tex, display=False))
    found = received.arguments[0]
    assert isinstance(found, Drawing | NoDrawing)
    return found


def misbehaving(code: str) -> FormulaHelper:
    return FormulaHelper(command=[sys.executable, "-c", code], formula_limit_ms=300)


def test_it_starts_with_the_first_formula_and_stays(helper: FormulaHelper) -> None:
    assert helper.pid == 0
    assert isinstance(answer(helper, "x^2"), Drawing)
    pid = helper.pid
    assert pid
    assert answer(helper, r"\foo", 2) == NoDrawing(2)
    assert helper.pid == pid


def test_it_ends_when_it_has_been_idle(qapp: QApplication) -> None:
    helper = FormulaHelper(idle_ms=1)
    assert isinstance(answer(helper, "x"), Drawing)
    wait_until(lambda: helper.pid == 0)
    assert isinstance(answer(helper, "y", 2), Drawing)
    helper.close()


def test_one_that_dies_is_replaced(helper: FormulaHelper) -> None:
    assert isinstance(answer(helper, "x"), Drawing)
    assert helper._process is not None
    helper._process.kill()
    first = answer(helper, "y", 2)
    assert first in (NoDrawing(2), first)
    assert isinstance(answer(helper, "z", 3), Drawing)


def test_one_that_hangs_is_ended(qapp: QApplication) -> None:
    ready = "import sys\nfor line in sys.stdin:\n"
    hangs_later = misbehaving(
        ready + "    if 'slow' in line: import time; time.sleep(99)\n"
        "    import json; print(json.dumps({'v': 1, 'number': json.loads(line)['number']}), flush=True)\n"
    )
    assert answer(hangs_later, "x") == NoDrawing(1)
    pid = hangs_later.pid
    assert answer(hangs_later, "slow", 2) == NoDrawing(2)
    assert answer(hangs_later, "x", 3) == NoDrawing(3)
    assert hangs_later.pid not in (0, pid)
    hangs_later.close()


@pytest.mark.parametrize(
    "code",
    [
        "print('nonsense', flush=True); input()",
        'print(\'{"v": 1, "number": 99}\', flush=True); input()',
        "import sys; sys.stdout.write('x' * 2_000_000); sys.stdout.flush(); input(); input()",
        "raise SystemExit(1)",
    ],
)
def test_one_that_talks_nonsense_is_not_believed(qapp: QApplication, code: str) -> None:
    helper = misbehaving(code)
    for number in range(1, 6):
        assert answer(helper, "x", number) == NoDrawing(number)
    # It is not started again and again.
    assert helper.pid == 0
    helper.close()


def test_a_program_that_is_not_there_is_an_answer(qapp: QApplication) -> None:
    helper = FormulaHelper(command=["/nonexistent/program"])
    for number in range(1, 6):
        assert answer(helper, "x", number) == NoDrawing(number)
    helper.close()


def test_a_formula_is_drawn_once(helper: FormulaHelper) -> None:
    formulas = Formulas(helper=helper)
    wanted = [Formula(tex, display, f"${tex}$") for tex in ("a", "b", "a") for display in (False, True)]
    with wait_signal(formulas.arrived):
        assert [formulas.look_up(formula) for formula in wanted] == [None] * 6
    wait_until(lambda: all(isinstance(formulas.look_up(formula), Drawing) for formula in wanted))
    assert formulas._number == 4


def test_old_formulas_make_room(helper: FormulaHelper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gptoss_desktop.ui.maths.formulas.MAX_KEPT", 5_000)
    formulas = Formulas(helper=helper)
    for number in range(8):
        formula = Formula(f"x_{{{number}}} + y", display=False, source="")
        wait_until(lambda: formulas.look_up(formula))  # noqa: B023  called before the next one
    assert 0 < formulas._kept <= 5_000
    assert len(formulas._known) < 8
