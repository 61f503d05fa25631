"""The definition of the search (`storage.search`) once more, as plain as can be."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

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


def meant(query: str) -> Callable[[Sequence[str]], bool]:
    """Return the judge of a query: whether a document with these texts is found."""
    phrases, rest = quoted(query)
    wanted: list[Callable[[list[list[Run]]], bool]] = [
        _phrase_judge(piece) for text in phrases for piece in _cut(runs(fold(text)))
    ]
    wanted += [
        _letters_judge(run.text) if run.kind == LETTER else _word_judge(run.text) for run in runs(fold(rest))
    ]
    if not wanted:
        blank = not query.replace('"', "").strip()
        return lambda _: blank

    def judge(texts: Sequence[str]) -> bool:
        cut = [runs(fold(text)) for text in texts]
        return all(one(cut) for one in wanted)

    return judge


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


def _is(character: str, name: str) -> bool:
    return _MATCHES[name].match(character) is not None


def stem(word: str) -> str:
    return str(_PORTER2.stemWord(word)) if word.isascii() and word.isalpha() else word


def _letters_judge(text: str) -> Callable[[list[list[Run]]], bool]:
    return lambda cut: any(run.kind == LETTER and text in run.text for part in cut for run in part)


def _word_judge(text: str) -> Callable[[list[list[Run]]], bool]:
    root = stem(text)

    def fits(word: str) -> bool:
        own = stem(word)
        return word.startswith(text) or own == root or (len(root) >= 3 and own.startswith(root))

    return lambda cut: any(run.kind == WORD and fits(run.text) for part in cut for run in part)


def _cut(phrase: list[Run]) -> Iterable[list[Run]]:
    current: list[Run] = []
    for run in phrase:
        if current and current[-1].kind == run.kind == LETTER:
            yield current
            current = []
        current.append(run)
    if current:
        yield current


def _phrase_judge(phrase: list[Run]) -> Callable[[list[list[Run]]], bool]:
    # A letter or a word a place, and a hole where letters were separated.
    wanted = _places(phrase)
    size = len(wanted)

    def judge(cut: list[list[Run]]) -> bool:
        for part in cut:
            places = _places(part)
            if any(places[n : n + size] == wanted for n in range(len(places))):
                return True
        return False

    return judge


def _places(found: list[Run]) -> list[Run | None]:
    places: list[Run | None] = []
    previous = None
    for run in found:
        if previous == run.kind == LETTER:
            places.append(None)
        places += [run] if run.kind == WORD else [Run(LETTER, character) for character in run.text]
        previous = run.kind
    return places
