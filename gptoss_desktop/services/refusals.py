"""Why a prompt is not sent, as failures that can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import EngineFailure, FailureKind, Remedy
from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from gptoss_desktop.services.overflow import TooLong


def busy() -> EngineFailure:
    """Return what to tell where a conversation is being answered."""
    return EngineFailure(
        FailureKind.BUSY, say("This conversation is still being answered."), say("Stop it, or wait.")
    )


def too_long(found: TooLong, context: int) -> EngineFailure:
    """Return what to tell of a prompt that does not fit into the context, in tokens."""
    if found.alone:
        sentence = say(
            "The last message with the system prompt is {tokens} tokens long, but the context holds "
            "{context} together with the answer.",
            tokens=found.tokens,
            context=context,
        )
        advice = say("Shorten the message or its attachments, or start the engine with a longer context.")
    else:
        sentence = say(
            "The prompt is {tokens} tokens long, but the context holds {context} together with the answer.",
            tokens=found.tokens,
            context=context,
        )
        advice = say(
            "Shorten the message, let the oldest turns be left out or summarised, or start the engine with a "
            "longer context."
        )
    return EngineFailure(FailureKind.CONTEXT_OVERFLOW, sentence, advice, Remedy.SHORTEN)


def no_summary(reason: str) -> EngineFailure:
    """Return what to tell where the model's summary of the oldest turns did not come about."""
    sentence = (
        say("The beginning of the conversation could not be summarised: {reason}", reason=reason)
        if reason
        else say("The beginning of the conversation could not be summarised: the model wrote nothing.")
    )
    advice = say(
        "Nothing was left out. Try again, write the summary yourself, or let the oldest turns be left out."
    )
    return EngineFailure(FailureKind.CONTEXT_OVERFLOW, sentence, advice, Remedy.TRY_AGAIN)


def no_record() -> EngineFailure:
    """Return what to tell where an answer cannot be made once more."""
    return EngineFailure(
        FailureKind.BAD_REQUEST,
        say("It is not known with which settings this answer was made."),
        say("Ask for another answer instead."),
    )
