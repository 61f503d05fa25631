"""The stretches of an answer's tokens in words, from the trace and from what was saved of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from gptoss_desktop.protocol import harmony, harmony_spans
from gptoss_desktop.ui.answers.inspector.timeline import Span
from gptoss_desktop.ui.answers.inspector.words import channel_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gptoss_desktop.domain.conversation import Message, PartKind
    from gptoss_desktop.domain.trace import TokenTrace

_PROPER_ENDS = (harmony.END, harmony.RETURN, harmony.CALL, None)
"""How a message ends when the model keeps to the format; None: the answer was cut or stopped in it."""


def channel_spans(message: Message, trace: TokenTrace) -> tuple[Span, ...]:
    """Return the channels of an answer in harmony, in their order."""
    durations = _durations(message)
    return tuple(_span(span, durations) for span in harmony_spans.spans(trace.output))


def _span(span: harmony_spans.HarmonySpan, durations: dict[PartKind, Iterator[int | None]]) -> Span:
    malformed = span.kind is None or span.closed_by not in _PROPER_ENDS
    words = [channel_word(span.kind), _tr("{0} tokens").format(QLocale().toString(span.tokens))]
    duration = next(durations[span.kind], None) if span.kind in durations else None
    if duration is not None:
        words.append(_tr("{0} s").format(QLocale().toString(duration / 1000, "f", 1)))
    if malformed:
        words.append(_tr("malformed, recovered"))
    return Span(span.kind, " · ".join(words), span.tokens, malformed)


def _durations(message: Message) -> dict[PartKind, Iterator[int | None]]:
    kinds = {part.kind for part in message.parts}
    return {kind: iter([p.duration_ms for p in message.parts if p.kind is kind]) for kind in kinds}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Harmony", text)
