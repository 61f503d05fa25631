"""The definition of the search (`storage.search`) once more, as plain as can be."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import Stemmer

from gptoss_desktop.storage.search.characters import INVISIBLE, KOREAN_OR_CHINESE, LETTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_PORTER2 = Stemmer.Stemmer("english")
_MATCHES = {name: re.compile(f"[{name}]") for name in (INVISIBLE, KOREAN_OR_CHINESE, LETTERS)}

LETTER, WORD = "letters", "word"


class Run(NamedTuple):
    kind: str
    text: str


Judge: TypeAlias = "Callable[[Sequence[Sequence[Run]]], bool]"


def cut(texts: Iterable[str]) -> list[list[Run]]:
    """Return the runs of each text of a document."""
    return [runs(fold(text)) for text in texts]


def meant(query: str) -> Judge:
    """Return the judge of a query: whether a document, cut into runs, is found."""
    phrases, rest = quoted(query)
    wanted: list[Judge] = [_phrase_judge(piece) for text in phrases for piece in _pieces(runs(fold(text)))]
    wanted += [
        _letters_judge(run.text) if run.kind == LETTER else _word_judge(run.text) for run in runs(fold(rest))
    ]
    if not wanted:
        blank = not query.replace('"', "").strip()
        return lambda _: blank

    return lambda document: all(judge(document) for judge in wanted)


def quoted(query: str) -> tuple[list[str], str]:
    phrases, rest = [], ""
    while query.count('"') > 1:
        before, inside, query = query.split('"', 2)
        rest += before + '"'
        phrases.append(inside)
    return phrases, rest + query


def fold(text: str) -> str:
    visible = "".join(character for character in text if not _is(character, INVISIBLE))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())
    if "\n" not in text:
        return text
    result = ""
    place = 0
    while place < len(text):
        end = place
        while end < len(text) and text[end] in " \t\r\n":
            end += 1
        blanks = text[place:end]
        if (
            blanks.count("\n") == 1
            and result
            and end < len(text)
            and _is(result[-1], KOREAN_OR_CHINESE)
            and _is(text[end], KOREAN_OR_CHINESE)
        ):
            blanks = ""
        result += blanks + text[end : end + 1]
        place = end + 1
    return result


def runs(folded: str) -> list[Run]:
    found: list[Run] = []
    previous = None
    for character in folded:
        kind = _kind(character, previous)
        if kind is not None and kind == previous:
            found[-1] = Run(kind, found[-1].text + character)
        elif kind is not None:
            found.append(Run(kind, character))
        previous = kind
    return [Run(kind, text[:64] if kind == WORD else text) for kind, text in found]


def _kind(character: str, previous: str | None) -> str | None:
    if _is(character, LETTERS):
        return LETTER
    if character.isalnum():
        return WORD
    is_mark = "\u0300" <= character < "\ufe30" and unicodedata.category(character)[0] == "M"
    return WORD if is_mark and previous == WORD else None


@cache
def _is(character: str, name: str) -> bool:
    return _MATCHES[name].match(character) is not None


def stem(word: str) -> str:
    return str(_PORTER2.stemWord(word)) if word.isascii() and word.isalpha() else word


def _letters_judge(text: str) -> Judge:
    return lambda document: any(run.kind == LETTER and text in run.text for part in document for run in part)


def _word_judge(text: str) -> Judge:
    root = stem(text)

    def fits(word: str) -> bool:
        own = stem(word)
        return word.startswith(text) or own == root or (len(root) >= 3 and own.startswith(root))

    return lambda document: any(run.kind == WORD and fits(run.text) for part in document for run in part)


def _pieces(phrase: list[Run]) -> Iterable[list[Run]]:
    current: list[Run] = []
    for run in phrase:
        if current and current[-1].kind == run.kind == LETTER:
            yield current
            current = []
        current.append(run)
    if current:
        yield current


def _phrase_judge(phrase: list[Run]) -> Judge:
    # A letter or a word a place, and a hole where letters were separated.
    wanted = _places(phrase)
    size = len(wanted)

    def judge(document: Sequence[Sequence[Run]]) -> bool:
        for part in document:
            places = _places(part)
            if any(places[n : n + size] == wanted for n in range(len(places))):
                return True
        return False

    return judge


def _places(found: Sequence[Run]) -> list[Run | None]:
    places: list[Run | None] = []
    previous = None
    for run in found:
        if previous == run.kind == LETTER:
            places.append(None)
        places += [run] if run.kind == WORD else [Run(LETTER, character) for character in run.text]
        previous = run.kind
    return places
