"""Words that must not be said, as the tokens that would say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.messages import clean_text
from gptoss_desktop.worker.server.fields import wrong

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.server.fields import Fields

MAX_WORDS = 256
MAX_LENGTH = 256
"""Characters of a word."""


def parse_bad_words(fields: Fields, model: LoadedModel) -> tuple[tuple[int, ...], ...]:
    """Return for each word its tokens, at the beginning of a text and after a space, as vLLM does.

    Raises:
        ApiError: they are no strings, too many, empty or too long.
    """
    words = fields.strings("bad_words")
    if len(words) > MAX_WORDS or not all(word.strip() and len(word) <= MAX_LENGTH for word in words):
        allowed = say(
            "at most {max_words} strings of 1 to {max_length} characters, not of spaces alone",
            max_words=MAX_WORDS,
            max_length=MAX_LENGTH,
        )
        raise wrong("bad_words", list(words), allowed)
    found: dict[tuple[int, ...], None] = {}
    for word in words:
        text = clean_text(word).lstrip()
        bare, spaced = (
            tuple(model.tokenize(prefix + text, add_special=False, parse_special=False))
            for prefix in ("", " ")
        )
        found[bare] = None
        # The space is part of the first token, where there is such a token: else it is a token of its own.
        if len(spaced) == len(bare) and spaced[0] != bare[0]:
            found[spaced] = None
    return tuple(found)
