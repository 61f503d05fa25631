"""Qt's translation files: XML with a context for every class and a message for every text.

The format is Qt Linguist's, https://doc.qt.io/qt-6/linguist-ts-file-format.html.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from installers.translations.collect import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

Forms = tuple[str, ...]
"""A translation: one form, or as many as the language has for numbers; empty texts where it is missing."""


def read(path: Path) -> dict[Text, Forms]:
    """Return what a file translates, unfinished texts too; nothing where there is no file."""
    if not path.exists():
        return {}
    found: dict[Text, Forms] = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  our own file
        name = context.findtext("name", "")
        for message in context.iter("message"):
            text = Text(name, message.findtext("source", ""), message.get("numerus") == "yes")
            translation = message.find("translation")
            if translation is not None:
                forms = tuple(form.text or "" for form in translation.iter("numerusform"))
                found[text] = forms or (translation.text or "",)
    return found


def write(path: Path, language: str, texts: Iterable[Text], known: Mapping[Text, Forms], forms: int) -> int:
    """Write the texts with what is known of their translations; return how many are unfinished.

    `forms` is how many forms for numbers the language has. A text that only moved to another context keeps
    its translation.
    """
    by_source = {text.source: translation for text, translation in known.items() if all(translation)}
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    unfinished = 0
    for text in sorted(texts, key=lambda text: text.context):
        if text.context not in contexts:
            contexts[text.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[text.context], "name").text = text.context
        translation = known.get(text) or by_source.get(text.source) or ()
        unfinished += not (translation and all(translation))
        _add(contexts[text.context], text, translation, forms)
    ET.indent(root, " " * 4)
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    return unfinished


def _add(context: ET.Element, text: Text, translation: Forms, forms: int) -> None:
    message = ET.SubElement(context, "message", {"numerus": "yes"} if text.numerus else {})
    ET.SubElement(message, "source").text = text.source
    element = ET.SubElement(message, "translation")
    if not (translation and all(translation)):
        element.set("type", "unfinished")
    if text.numerus:
        for number in range(forms):
            form = translation[number] if number < len(translation) else ""
            ET.SubElement(element, "numerusform").text = form
    elif translation:
        element.text = translation[0]
