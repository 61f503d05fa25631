"""How many tokens a text has, about, where no engine has counted them."""

from __future__ import annotations

ASCII_PER_TOKEN = 4.4
"""English prose in o200k: 4.4 to 4.7 characters a token; source code has less."""
WIDE_PER_TOKEN = 1.3
"""Chinese in o200k: 1.3 to 1.5 characters a token. Other scripts lie between the two."""
_WIDE_BYTES = 3


def estimated_tokens(text: str) -> int:
    """Return the estimate; it looks at lengths alone, so that a long text costs no time."""
    wide = (len(text.encode("utf-8", "replace")) - len(text)) / (_WIDE_BYTES - 1)
    return round(max(0.0, len(text) - wide) / ASCII_PER_TOKEN + wide / WIDE_PER_TOKEN)
