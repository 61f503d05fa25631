"""What streams in looks in the end as what is opened whole: footnotes, tasks, formulas, hidden characters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QTextEdit

from gptoss_desktop.domain.conversation import MessageState, Part, PartKind, Role
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.ui.maths.formulas import formulas
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from gptoss_desktop.ui.transcript.view import TranscriptView
    from tests.ui.transcript.conftest import MakeMessage

TEXT = """See[^1] and [it], **bold** $a^2$ \u202e!

- [ ] open
- [x] done[^two]
  1. nested \\(b\\)

| a[^1] | $c$ |
|---|---|
| [it] | d\u200b |

\\[
e = f
\\]

```py
x = "\u202e"  # $g$
```

[^1]: The note with $h$.

    And more of it.

[^two]: Another.

[it]: https://a.example
"""


def wait_until_drawn() -> None:
    """Wait for the formulas, and for the rows that make room for them a moment later."""
    wait_until(lambda: formulas().is_idle)
    QApplication.processEvents()


def seen(view: TranscriptView) -> list[tuple[str, int, str]]:
    texts = sorted(
        (text for text in view.findChildren(QTextEdit) if text.isVisible()),
        key=lambda text: text.mapTo(view, QPoint(0, 0)).y(),
    )
    return [(text.toPlainText(), text.height(), text.document().toHtml()) for text in texts]


@pytest.mark.parametrize("size", [1, 5, 60])
def test_streamed_and_opened_look_the_same(view: TranscriptView, make: MakeMessage, size: int) -> None:
    view.resize(900, 1400)
    live = make(Role.ASSISTANT, state=MessageState.STREAMING)
    view.set_messages([live])
    for at in range(0, len(TEXT), size):
        view.apply_delta(live.id, (TextDelta(PartKind.TEXT, TEXT[at : at + size]),))
    final = replace(live, parts=(Part(PartKind.TEXT, TEXT),), state=MessageState.COMPLETE)
    view.update_message(final)
    wait_until_drawn()
    streamed = seen(view)
    view.set_messages([final])
    wait_until_drawn()
    opened = seen(view)
    assert [text for text, _height, _html in streamed] == [text for text, _height, _html in opened]
    assert [height for _text, height, _html in streamed] == [height for _text, height, _html in opened]
    words = "\n".join(text for text, _height, _html in opened)
    assert "[^" not in words
    assert "[it]" not in words
    assert all(
        part in words for part in ("☐\topen", "☑\tdone2", "1.\tThe note", "2.\tAnother", "⟨RLO⟩", "⟨ZWSP⟩")
    )
