"""The engine's transition table."""

from __future__ import annotations

from itertools import product

import pytest

from gptoss_desktop.domain.engine import TRANSITIONS, EngineState, IllegalTransitionError, check_transition


@pytest.mark.parametrize(("old", "new"), [*product(EngineState, EngineState)])
def test_only_the_moves_of_the_table_are_allowed(old: EngineState, new: EngineState) -> None:
    if new in TRANSITIONS[old]:
        check_transition(old, new)
    else:
        with pytest.raises(IllegalTransitionError, match=f"cannot go from {old} to {new}"):
            check_transition(old, new)


def test_every_state_can_fail_and_every_failure_can_be_left() -> None:
    for state in set(EngineState) - {EngineState.FAILED}:
        assert EngineState.FAILED in TRANSITIONS[state]
    assert TRANSITIONS[EngineState.FAILED] == {EngineState.STARTING, EngineState.STOPPED}


def test_every_running_state_can_be_stopped() -> None:
    for state in (EngineState.STARTING, EngineState.LOADING, EngineState.READY, EngineState.GENERATING):
        assert EngineState.STOPPING in TRANSITIONS[state]


def test_an_answer_needs_a_ready_engine() -> None:
    leads_to = {old for old, moves in TRANSITIONS.items() if EngineState.GENERATING in moves}
    assert leads_to == {EngineState.READY}
