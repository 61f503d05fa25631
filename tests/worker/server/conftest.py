"""Two engines for all tests of the server, each started once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import engine_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.engine_process import Engine


@pytest.fixture(scope="session")
def gptoss(tiny_gptoss_gguf: Path) -> Iterator[Engine]:
    """The tiny gpt-oss."""
    with engine_process.started(tiny_gptoss_gguf, "--context", "1024", "--parallel", "4") as engine:
        yield engine


@pytest.fixture(scope="session")
def smollm2(smollm2_gguf: Path) -> Iterator[Engine]:
    """SmolLM2 with one slot and room for one waiting request, so that both are soon full."""
    words = ("--context", "512", "--parallel", "1", "--queue", "1", "--name", "smol")
    with engine_process.started(smollm2_gguf, *words) as engine:
        yield engine
