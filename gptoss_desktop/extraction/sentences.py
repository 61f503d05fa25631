"""What is said about a file that gives no text: what is wrong, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.protocol.extraction import MAX_INPUT, WALL_LIMIT_S, RefusalKind

if TYPE_CHECKING:
    from gptoss_desktop.protocol.extraction import Refused

_MEGABYTE = 1024 * 1024


def sentence(refused: Refused, name: str) -> Said:
    """Return the sentence about the file of that name."""
    match RefusalKind(refused.kind):
        case RefusalKind.UNSUPPORTED:
            return say("Unsupported input type: {type} ({name})", type=refused.detail, name=name)
        case RefusalKind.MISSING:
            return say(
                "{name} cannot be opened ({reason}). See whether it is there and may be read.",
                name=name,
                reason=refused.detail,
            )
        case RefusalKind.TOO_LARGE:
            return say(
                "{name} is larger than {limit} MB. Attach a part of it.",
                name=name,
                limit=MAX_INPUT // _MEGABYTE,
            )
        case RefusalKind.ENCRYPTED:
            return say("{name} is encrypted. Remove its password and attach it again.", name=name)
        case RefusalKind.SCANNED:
            return say(
                "{name} holds pictures of pages, no text. Have its text recognised (OCR) and attach it anew.",
                name=name,
            )
        case RefusalKind.EMPTY:
            return say("{name} holds no text.", name=name)
        case kind:
            return _fault(kind, name)


def _fault(kind: RefusalKind, name: str) -> Said:
    """Return the sentence about a file that is not as it should be, or a reader that did not end."""
    match kind:
        case RefusalKind.BOMB:
            return say(
                "{name} would unpack to far more than a document holds, and was not read. Save it anew "
                "with the program that made it.",
                name=name,
            )
        case RefusalKind.ENTITIES:
            return say(
                "{name} declares XML entities, which no document needs, and was not read. Save it anew "
                "with the program that made it.",
                name=name,
            )
        case RefusalKind.MEMORY:
            return say(
                "{name} needs more memory than its reader may have. Attach a part, or save it as text.",
                name=name,
            )
        case RefusalKind.TIME:
            return say(
                "{name} was not read within {limit} seconds. Attach a part of it, or save it as text.",
                name=name,
                limit=round(WALL_LIMIT_S),
            )
        case RefusalKind.DIED:
            return say(
                "The reader of {name} broke off. Save the file anew, or as text, and attach it again.",
                name=name,
            )
        case RefusalKind.ISOLATION:
            return say(
                "{name} was not read: this system does not let its reader be shut off from the network. "
                "Paste its text instead.",
                name=name,
            )
    return say("{name} is damaged. Open it with the program that made it and save it anew.", name=name)
