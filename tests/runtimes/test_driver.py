"""The driver and a runtime's CUDA: a pure check."""

from __future__ import annotations

from pathlib import Path

import pytest

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.hardware import Hardware
from gptoss_desktop.domain.runtime import EngineRuntime, RuntimeManifest, RuntimeTarget
from gptoss_desktop.runtimes.driver import driver_problem


def runtime(cuda: tuple[int, int] | None) -> EngineRuntime:
    target = RuntimeTarget.CPU if cuda is None else RuntimeTarget.CUDA
    manifest = RuntimeManifest("0.33.0", "2.14.0", "3.12.3", "x86_64", target, cuda)
    return EngineRuntime("v", Path("/v/bin/python"), manifest)


@pytest.mark.parametrize(
    ("built", "served", "kind"),
    [
        (None, None, None),
        ((13, 0), (13, 0), None),
        ((13, 1), (13, 0), None),  # minor versions are compatible
        ((12, 9), (13, 0), None),
        ((13, 0), (12, 8), FailureKind.DRIVER_TOO_OLD),
        ((13, 0), None, FailureKind.NO_DRIVER),
    ],
)
def test_drivers(
    built: tuple[int, int] | None, served: tuple[int, int] | None, kind: FailureKind | None
) -> None:
    found = driver_problem(runtime(built), Hardware(driver="570.86" if served else "", cuda=served))
    assert (found.kind if found else None) is kind


def test_a_driver_that_is_too_old_is_named_with_both_versions() -> None:
    found = driver_problem(runtime((13, 0)), Hardware(driver="570.86", cuda=(12, 8)))
    assert found is not None
    assert str(found.sentence) == (
        "The runtime v needs CUDA 13.0, but the driver 570.86 serves CUDA 12.8 at most."
    )
    assert "built for CUDA 12" in str(found.advice)


def test_an_untested_runtime_is_not_judged() -> None:
    assert driver_problem(EngineRuntime("v", Path("/v/bin/python")), Hardware()) is None
