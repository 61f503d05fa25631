"""Showing the text of a model opens no file and no connection: watched from outside the program."""

from __future__ import annotations

import ctypes
import os
import socket
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import (
    Message,
    MessageState,
    Part,
    PartKind,
    Role,
    new_conversation_id,
    new_message_id,
)
from gptoss_desktop.ui.markdown.copying import to_html, to_plain
from gptoss_desktop.ui.maths.formulas import formulas
from tests.support.qt import wait_until
from tests.ui.transcript.conftest import view  # noqa: F401  a fixture

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from gptoss_desktop.ui.transcript.view import TranscriptView

# sys/inotify.h
_IN_NONBLOCK = os.O_NONBLOCK
_IN_ACCESS_OR_OPEN = 0x1 | 0x20


class Watch:
    """Tells whether anybody, of whatever process, has opened anything in a folder."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = libc.inotify_init1(_IN_NONBLOCK)
        assert libc.inotify_add_watch(self._descriptor, os.fsencode(folder), _IN_ACCESS_OR_OPEN) >= 0

    def opened(self) -> bool:
        try:
            return bool(os.read(self._descriptor, 4096))
        except BlockingIOError:
            return False

    def close(self) -> None:
        os.close(self._descriptor)


def hostile(bait: Path, port: int) -> str:
    """Every way to name a file and an address that markdown, HTML, CSS, SVG and TeX have."""
    names = (bait.as_uri(), str(bait), f"http://127.0.0.1:{port}/x.png")
    lines = []
    for name in names:
        lines += [
            f"![picture]({name})", f'[link]({name} "title")', f"<{name}>", f"[ref]: {name}", "![ref] [ref]",
            f'<img src="{name}">', f'<link rel="stylesheet" href="{name}">',
            f'<iframe src="{name}"></iframe>',
            f"<style>@import url({name}); body {{ background: url({name}) }}</style>",
            f'<svg><image href="{name}"/></svg>', f"$\\includegraphics{{{name}}}$",
            f"$\\href{{{name}}}{{x}}$",
            f"$$\n\\input{{{name}}}\n$$",
            f"| ![a]({name}) | $\\url{{{name}}}$ |\n|---|---|\n| <img src={name}> | b |",
            f"- ![item]({name})", f"> ![quote]({name})", f"# ![head]({name})", f"[^n]: ![note]({name})",
            f"```html\n<img src={name}>\n```", f'```mermaid\nclick A "{name}"\n```',
            f"![a][b]\n\n[b]: {name}",
            f"\\[ \\text{{![x]({name})}} \\]", f"&lt;img src={name}&gt;", f"file://{name}", f"see[^n] {name}",
        ]  # fmt: skip
    return "\n\n".join(lines)


def test_the_watch_sees_what_is_opened(tmp_path: Path) -> None:
    (tmp_path / "bait.png").write_bytes(b"x")
    watch = Watch(tmp_path)
    assert not watch.opened()
    (tmp_path / "bait.png").read_bytes()
    assert watch.opened()
    watch.close()


def test_nothing_is_opened_by_showing_selecting_and_copying(
    qapp: QApplication,
    view: TranscriptView,  # noqa: F811
    tmp_path: Path,
) -> None:
    bait = tmp_path / "bait.png"
    bait.write_bytes(b"\x89PNG\r\n")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        text = hostile(bait, server.getsockname()[1])
        watch = Watch(tmp_path)
        parts = (Part(PartKind.TEXT, text),)
        message = Message(
            new_message_id(), new_conversation_id(), None, Role.ASSISTANT, parts, MessageState.COMPLETE
        )
        view.set_messages([message])
        bar = view.verticalScrollBar()
        for place in range(0, bar.maximum() + view.height(), view.height() // 2):
            bar.setValue(place)
            view.grab()
            qapp.processEvents()
            wait_until(lambda: not formulas()._waiting)
        view.select_all()
        assert "picture" in view.selection.text()
        assert "picture" in to_html(text) + to_plain(text)
        assert not watch.opened()
        watch.close()
        try:
            server.accept()
        except BlockingIOError:
            pass
        else:
            raise AssertionError("somebody has connected")
