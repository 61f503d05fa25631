"""Two real models, loaded once: one with sliding windows and a large vocabulary, one that writes prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gptoss_desktop.worker.llama.model import LoadedModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def smollm2(smollm2_gguf: Path) -> Iterator[LoadedModel]:
    model = LoadedModel.load(smollm2_gguf, threads=1, on_progress=lambda _fraction: None)
    yield model
    model.close()


@pytest.fixture(scope="session")
def tiny_gptoss(tiny_gptoss_gguf: Path) -> Iterator[LoadedModel]:
    model = LoadedModel.load(tiny_gptoss_gguf, threads=1, on_progress=lambda _fraction: None)
    yield model
    model.close()


@pytest.fixture(scope="session", params=["smollm2", "tiny_gptoss"])
def model(request: pytest.FixtureRequest) -> LoadedModel:
    """Each of the two in turn."""
    loaded = request.getfixturevalue(request.param)
    assert isinstance(loaded, LoadedModel)
    return loaded
