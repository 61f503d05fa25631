"""Finds every text that the program marks for translation, by reading its syntax trees.

Qt's own lupdate reads `self.tr` in Python, but not the calls that other layers mark their sentences with:
`say(…)` where there is no Qt (`_say_found` and `_say_counted` where values come later), `QT_TRANSLATE_NOOP`
for data, and the `_tr` of modules without a class.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAID = "Said"
"""The context of `say(…)`; `gptoss_desktop.services.words` looks there."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text: where it is looked up, its English, and whether it has forms for numbers (`%n`)."""

    context: str
    source: str
    numerus: bool = False


class UncollectableError(Exception):
    """A call marks something for translation that is no plain text; `str()` says where."""


def collect(package: Path) -> list[Text]:
    """Return the texts of all modules under a package, each once, in a stable order.

    Raises:
        UncollectableError: a marked text is put together at run time, so that nobody could translate it.

    """
    found: dict[Text, None] = {}
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        for text in _Module(path, tree).texts():
            found.setdefault(text)
    return list(found)


class _Module:
    """One module; `_context` is what its own `_tr(text)` looks under, if it has one."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self._path = path
        self._tree = tree
        self._context = _context_of_helper(tree)

    def texts(self) -> Iterator[Text]:
        yield from self._walk(self._tree, "")

    def _walk(self, node: ast.AST, owner: str) -> Iterator[Text]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield from self._call(child, owner)
            yield from self._walk(child, child.name if isinstance(child, ast.ClassDef) else owner)

    def _call(self, call: ast.Call, owner: str) -> Iterator[Text]:
        name = _called(call)
        match name:
            case "self.tr":
                yield from self._text(call, owner, 0)
            case "_tr" | "tr":
                yield from self._text(
                    call, owner if _is_local_tr(self._tree, call, name) else self._context, 0
                )
            case "say" | "_say_found" | "_say_counted":
                yield from self._text(call, SAID, 0)
            case "QCoreApplication.translate" | "QT_TRANSLATE_NOOP":
                context = call.args[0]
                if isinstance(context, ast.Constant):
                    yield from self._text(call, str(context.value), 1)

    def _text(self, call: ast.Call, context: str, place: int) -> Iterator[Text]:
        argument = call.args[place] if place < len(call.args) else None
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            # tr(text, disambiguation, n): three arguments where there is a number.
            numerus = _called(call) == "self.tr" and len(call.args) > 2  # noqa: PLR2004
            if context and argument.value:
                yield Text(context, argument.value, numerus)
        elif argument is None or any(isinstance(node, ast.Constant) for node in ast.walk(argument)):
            # A variable alone is the other end of a text that was marked where it stands.
            raise UncollectableError(
                f"{self._path}:{call.lineno}: a text for translation must be one literal"
            )


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func) if isinstance(call.func, ast.Name | ast.Attribute) else ""


def _context_of_helper(tree: ast.Module) -> str:
    """Return the context that a module's own `_tr(text)` gives to `QCoreApplication.translate`."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _called(call) == "QCoreApplication.translate":
                    context = call.args[0]
                    if isinstance(context, ast.Constant):
                        return str(context.value)
    return ""


def _is_local_tr(tree: ast.Module, call: ast.Call, name: str) -> bool:
    """Whether `tr` is a short name for `self.tr` in the function around a call."""
    if name != "tr":
        return False
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.lineno <= call.lineno <= (node.end_lineno or 0)
    ]
    return any(
        isinstance(node, ast.Assign) and ast.unparse(node) == "tr = self.tr"
        for function in around
        for node in ast.walk(function)
    )
