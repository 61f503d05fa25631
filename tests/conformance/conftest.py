"""One engine of each kind for all tests of this folder, each started once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from gptoss_desktop.engine.client import EngineClient
from tests.conformance import engines
from tests.conformance.engines import Engine
from tests.support.models import CACHE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

START_S = 900
"""Patience with the one test of each engine that starts it: vLLM takes minutes where the machine is busy."""


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.timeout(START_S))


@pytest.fixture(scope="package")
def llama_engine(tiny_gptoss_gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The llama.cpp server with the tiny gpt-oss."""
    with engines.started(engines.llama_plan(tiny_gptoss_gguf), tmp_path_factory.mktemp("cache")) as engine:
        yield engine


@pytest.fixture(scope="package")
def vllm_engine(tiny_gptoss_folder: Path, vllm_python: Path) -> Iterator[Engine]:
    """The CPU build of vLLM with the same model. What it compiles is kept for the next run."""
    plan = engines.vllm_plan(tiny_gptoss_folder, vllm_python)
    with engines.started(plan, CACHE / "conformance") as engine:
        yield engine


@pytest.fixture(scope="package", params=["llama_engine", "vllm_engine"], ids=["llama.cpp", "vllm"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each of the engines: what a test says of it holds for both."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Engine)
    return found


@pytest.fixture
def client(qapp: QCoreApplication, engine: Engine) -> Iterator[EngineClient]:
    """The window's client, as a supervisor hands it out."""
    yield from _client(qapp, engine)


@pytest.fixture
def llama_client(qapp: QCoreApplication, llama_engine: Engine) -> Iterator[EngineClient]:
    yield from _client(qapp, llama_engine)


@pytest.fixture
def vllm_client(qapp: QCoreApplication, vllm_engine: Engine) -> Iterator[EngineClient]:
    yield from _client(qapp, vllm_engine)


def _client(qapp: QCoreApplication, engine: Engine) -> Iterator[EngineClient]:
    client = EngineClient(engine.socket)
    client.info = engine.info
    yield client
    client.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
