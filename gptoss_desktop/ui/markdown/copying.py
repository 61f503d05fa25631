"""What is copied of a message: as plain text, and as rich text that stands alone.

Rich text is HTML with its styles inline and without a single reference to anything outside, save that links
link. Nothing of the source gets into it as markup. Formulas are their source: what takes HTML from a
clipboard seldom takes MathML.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from gptoss_desktop.ui.markdown.code import code_text
from gptoss_desktop.ui.markdown.inline import LINE_SEPARATOR, Look, Run, read_runs
from gptoss_desktop.ui.markdown.leaves import CodeLeaf, Leaf, Paragraph, RuleLeaf, TableLeaf, TextLeaf
from gptoss_desktop.ui.markdown.splitter import StreamSplitter
from gptoss_desktop.ui.markdown.visible import visible, without_isolates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_STEP = "    "
_RULE = "———"
_MONOSPACE = "font-family:monospace"
_TAGS = ((Look.BOLD, "strong"), (Look.ITALIC, "em"), (Look.STRIKE, "s"), (Look.RAISED, "sup"))
_CELL = "border-bottom:1px solid #ccc;padding:4px 8px;text-align:{}"
_STYLES = {
    "pre": f"{_MONOSPACE};background:#f2f4f7;padding:8px 12px;white-space:pre-wrap",
    "table": "border-collapse:collapse",
}


def to_plain(source: str) -> str:
    """Return the text that a markdown source shows; formulas, which are drawn, as they are written."""
    leaves, references = _read(source)
    texts = [_plain_leaf(leaf, references) for leaf in leaves]
    return "".join(_joined(leaves, texts))


def to_html(source: str) -> str:
    """Return what a markdown source shows as HTML that refers to nothing outside, save that links link."""
    leaves, references = _read(source)
    return "\n".join(_html_leaf(leaf, references) for leaf in leaves)


def runs_text(runs: Sequence[Run]) -> str:
    """Return runs as plain text, formulas as they are written."""
    text = "".join(map(_run_text, runs))
    return without_isolates(text).replace(LINE_SEPARATOR, "\n")


def _run_text(run: Run) -> str:
    if run.formula is not None:
        return visible(run.formula.source)
    return f"[{run.text}]" if Look.RAISED in run.look else run.text


def _read(source: str) -> tuple[list[Leaf], Mapping[str, Any]]:
    splitter = StreamSplitter()
    splitter.feed(source)
    splitter.finish()
    return _with_whole_code(splitter.final), splitter.references


def _with_whole_code(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Put the pieces of each block of code together."""
    found: list[Leaf] = []
    pieces: list[CodeLeaf] = []
    for leaf in leaves:
        if not isinstance(leaf, CodeLeaf):
            found.append(leaf)
            continue
        pieces.append(leaf)
        if leaf.last:
            found.append(CodeLeaf(code_text(pieces), leaf.language, leaf.containers))
            pieces = []
    return found


def _joined(leaves: Sequence[Leaf], texts: Sequence[str]) -> Iterator[str]:
    for number, (leaf, text) in enumerate(zip(leaves, texts, strict=True)):
        tight = leaf.tight or (isinstance(leaf, TableLeaf) and not leaf.first)
        yield ("\n" if tight else "\n\n") + text if number else text


def _plain_leaf(leaf: Leaf, references: Mapping[str, Any]) -> str:
    match leaf:
        case TextLeaf(paragraphs):
            return "\n".join(_plain_paragraph(paragraph, references) for paragraph in paragraphs)
        case CodeLeaf():
            return leaf.code
        case TableLeaf(rows):
            shown = rows if leaf.first else rows[1:]
            return "\n".join("\t".join(_inline(cell, references) for cell in row) for row in shown)
        case RuleLeaf():
            return _RULE


def _inline(content: str, references: Mapping[str, Any]) -> str:
    return runs_text(read_runs(content, references))


def _plain_paragraph(paragraph: Paragraph, references: Mapping[str, Any]) -> str:
    text = _inline(paragraph.content, references)
    indent = _STEP * max(0, len(paragraph.containers) - bool(paragraph.marker))
    hanging = _STEP * len(paragraph.containers)
    first = f"{indent}{paragraph.marker} " if paragraph.marker else indent
    return first + text.replace("\n", f"\n{hanging}")


def _html_leaf(leaf: Leaf, references: Mapping[str, Any]) -> str:
    match leaf:
        case TextLeaf(paragraphs):
            return "\n".join(_html_paragraph(paragraph, references) for paragraph in paragraphs)
        case CodeLeaf():
            opening = f'<pre style="{_STYLES["pre"]}{_margin(leaf.containers)}">'
            return f"{opening}<code>{_safe(visible(leaf.code))}</code></pre>"
        case TableLeaf():
            return _html_table(leaf, references)
        case RuleLeaf():
            return "<hr>"


def _html_table(leaf: TableLeaf, references: Mapping[str, Any]) -> str:
    lines = []
    for number, row in enumerate(leaf.rows):
        tag = "td" if number else "th"
        cells = ""
        for content, align in zip(row, leaf.aligns, strict=False):
            inside = _html_runs(read_runs(content, references))
            cells += f'<{tag} style="{_CELL.format(align or "left")}">{inside}</{tag}>'
        lines.append(f"<tr>{cells}</tr>")
    opening = f'<table style="{_STYLES["table"]}{_margin(leaf.containers)}">'
    return "\n".join((opening, *lines, "</table>"))


def _html_paragraph(paragraph: Paragraph, references: Mapping[str, Any]) -> str:
    inside = _html_runs(read_runs(paragraph.content, references))
    if paragraph.heading:
        return f"<h{paragraph.heading}>{inside}</h{paragraph.heading}>"
    style = "text-align:center" if paragraph.display else ""
    style += _margin(paragraph.containers)
    marker = f"{_safe(paragraph.marker)}&nbsp;&nbsp;" if paragraph.marker else ""
    if marker:
        style += ";text-indent:-1.5em"
    opening = f'<p style="{style.removeprefix(";")}">' if style else "<p>"
    return f"{opening}{marker}{inside}</p>"


def _margin(containers: str) -> str:
    return f";margin-left:{2 * len(containers)}em" if containers else ""


def _html_runs(runs: Sequence[Run]) -> str:
    return "".join(map(_html_run, runs))


def _html_run(run: Run) -> str:
    text = _safe(visible(run.formula.source) if run.formula else run.text)
    if Look.CODE in run.look or run.formula:
        text = f'<code style="{_MONOSPACE}">{text}</code>'
    for look, tag in _TAGS:
        if look in run.look:
            text = f"<{tag}>{text}</{tag}>"
    return f'<a href="{escape(run.address)}">{text}</a>' if run.address else text


def _safe(text: str) -> str:
    """Return text that is text in HTML."""
    escaped = escape(without_isolates(text))
    return escaped.replace(LINE_SEPARATOR, "<br>\n")
