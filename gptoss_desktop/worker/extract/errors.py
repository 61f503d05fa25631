"""The one way out of a file that gives no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.protocol.extraction import RefusalKind


class RefusedError(Exception):
    """There is no text; `detail` as in `protocol.extraction.Refused`."""

    def __init__(self, kind: RefusalKind, detail: str = "") -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.detail = detail
