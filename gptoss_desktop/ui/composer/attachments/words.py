"""What is said about an attachment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from gptoss_desktop.protocol.extraction import Note
from gptoss_desktop.ui.composer.attachments.attachment import AttachmentState

if TYPE_CHECKING:
    from gptoss_desktop.ui.composer.attachments.attachment import Attachment

_ROUND_TO = 100
"""An estimate of tokens is not truer than this."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Attachments", text)


def pasted() -> str:
    """Return what a paste is called."""
    return _tr("Pasted text")


def title(attachment: Attachment) -> str:
    """Return its name."""
    return attachment.name or pasted()


def facts(attachment: Attachment) -> str:
    """Return how far it is read or how large it is, and a word for each thing that is to be known."""
    if attachment.state is AttachmentState.READING:
        return _tr("reading, {0} %").format(round(attachment.progress * 100))
    return " · ".join([tokens_text(attachment), *(_note(note) for note in attachment.notes)])


def tokens_text(attachment: Attachment) -> str:
    """Return its number of tokens, with a sign where it is an estimate."""
    count = attachment.tokens
    if not attachment.exact:
        count = max(_ROUND_TO, round(count / _ROUND_TO) * _ROUND_TO) if count > _ROUND_TO else count
    number = QLocale().toString(count)
    return (_tr("{0} tokens") if attachment.exact else _tr("about {0} tokens")).format(number)


def explanation(attachment: Attachment) -> str:
    """Return a sentence for each thing that is to be known, one a line."""
    found = []
    if attachment.encoding:
        found.append(_tr("Read as {0}.").format(attachment.encoding))
    for note in attachment.notes:
        match note:
            case Note.REPLACED:
                found.append(_tr("Some bytes are no characters of this encoding: \ufffd stands for them."))
            case Note.CUT:
                found.append(_tr("The file is longer than is taken: this is its beginning."))
            case Note.SOME_SCANNED:
                found.append(_tr("Some pages are pictures without text."))
    return "\n".join(found)


def spoken(attachment: Attachment) -> str:
    """Return all of it, for a screen reader."""
    if attachment.state is AttachmentState.FAILED:
        return attachment.problem
    return f"{title(attachment)}, {facts(attachment)}"


def _note(note: str) -> str:
    match note:
        case Note.REPLACED:
            return _tr("bytes replaced")
        case Note.CUT:
            return _tr("cut")
        case Note.SOME_SCANNED:
            return _tr("pages without text")
    return note
