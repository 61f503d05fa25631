"""Files that are attached: read in processes of their own, two at a time, and shown as they come."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gptoss_desktop.extraction.extraction import Extraction
from gptoss_desktop.extraction.names import shown_name
from gptoss_desktop.protocol.token_estimate import estimated_tokens
from gptoss_desktop.ui.composer.attachments.attachment import Attachment, AttachmentState
from gptoss_desktop.ui.composer.attachments.tray import new_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gptoss_desktop.protocol.extraction import Extracted
    from gptoss_desktop.ui.composer.attachments.tray import AttachmentTray

AT_ONCE = 2
"""Processes: more would take the processor from the engine."""


class AttachmentReader(QObject):
    """Fills a tray. What is taken out of the tray is not read further."""

    def __init__(self, tray: AttachmentTray) -> None:
        super().__init__(tray)
        self._tray = tray
        self._waiting: deque[tuple[Attachment, Path]] = deque()
        self._running: dict[int, Extraction] = {}
        tray.changed.connect(self._drop_removed)

    def read(self, paths: Iterable[Path]) -> None:
        """Attach files, in order."""
        for path in paths:
            attachment = Attachment(new_key(), shown_name(path), AttachmentState.READING)
            self._waiting.append((attachment, path))
            self._tray.put(attachment)
        self._begin_next()

    @property
    def unread(self) -> list[Path]:
        """Those that are not read yet, in order."""
        running = [extraction.path for extraction in self._running.values()]
        return [*running, *(path for _, path in self._waiting)]

    def close(self) -> None:
        """Stop reading."""
        self._waiting.clear()
        for extraction in self._running.values():
            extraction.cancel()
        self._running.clear()

    def _begin_next(self) -> None:
        while self._waiting and len(self._running) < AT_ONCE:
            attachment, path = self._waiting.popleft()
            extraction = Extraction(path, self)
            self._running[attachment.key] = extraction
            extraction.progressed.connect(
                lambda fraction, a=attachment: self._tray.put(replace(a, progress=fraction))
            )
            extraction.extracted.connect(lambda found, a=attachment: self._on_extracted(a, found))
            extraction.refused.connect(lambda sentence, a=attachment: self._on_refused(a, sentence))
            extraction.start()

    def _on_extracted(self, attachment: Attachment, found: Extracted) -> None:
        self._end(
            replace(
                attachment,
                state=AttachmentState.READY,
                text=found.text,
                notes=found.notes,
                encoding=found.encoding,
                tokens=estimated_tokens(found.text),
            )
        )

    def _on_refused(self, attachment: Attachment, sentence: str) -> None:
        self._end(replace(attachment, state=AttachmentState.FAILED, problem=sentence))

    def _end(self, attachment: Attachment) -> None:
        self._running.pop(attachment.key).cancel()
        self._tray.put(attachment)
        self._begin_next()

    def _drop_removed(self) -> None:
        left = {attachment.key for attachment in self._tray.attachments}
        self._waiting = deque(entry for entry in self._waiting if entry[0].key in left)
        for key in [key for key in self._running if key not in left]:
            self._running.pop(key).cancel()
        self._begin_next()
