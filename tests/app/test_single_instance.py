"""A second start hands over to the first."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop.app.single_instance import SingleInstance
from tests.support.qt import wait_until

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QApplication


def test_the_second_brings_the_first_forward(qapp: QApplication, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    raised: list[Path | None] = []
    first.raise_requested.connect(raised.append)
    assert first.claim()
    assert not second.claim()
    assert second.ask_first_to_raise(None)
    assert second.ask_first_to_raise(tmp_path / "model.gguf")
    wait_until(lambda: len(raised) == 2)
    assert raised == [None, tmp_path / "model.gguf"]


def test_a_foreign_word_raises_nothing(qapp: QApplication, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    raised: list[Path | None] = []
    first.raise_requested.connect(raised.append)
    assert first.claim()
    with socket.socket(socket.AF_UNIX) as link:
        link.connect(str(tmp_path / "window.sock"))
        link.sendall(b"\xff\x00 not json\n")
    assert SingleInstance(tmp_path).ask_first_to_raise(None)
    wait_until(lambda: bool(raised))
    assert raised == [None]


def test_a_lock_of_a_process_that_is_gone_is_free(
    qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim()
    first.release()
    second = SingleInstance(tmp_path)
    assert second.claim()
    request.addfinalizer(second.release)
