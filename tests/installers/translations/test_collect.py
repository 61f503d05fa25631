"""The collector finds every way in which a text is marked, and refuses what nobody could translate."""

from __future__ import annotations

from pathlib import Path

import pytest

from installers.translations import ts_file
from installers.translations.collect import Text, UncollectableError, collect

SOURCE = """
from x import QCoreApplication, QT_TRANSLATE_NOOP, say
A = QT_TRANSLATE_NOOP("Actions", "Quit")
class View:
    def write(self):
        tr = self.tr
        return tr("short"), self.tr("a {0}").format(1), self.tr("%n file(s)", "", 3), self.tr(A)
def f(name):
    return say("No {name} " "here.", name=name), QCoreApplication.translate("Ctx", "text"), _tr("mine")
def _tr(text):
    return QCoreApplication.translate("Module", text)
"""


def package(folder: Path, source: str) -> Path:
    (folder / "a.py").write_text(source, encoding="utf-8")
    return folder


def test_every_mark_is_found(tmp_path: Path) -> None:
    assert collect(package(tmp_path, SOURCE)) == [
        Text("Actions", "Quit"),
        Text("View", "short"),
        Text("View", "a {0}"),
        Text("View", "%n file(s)", numerus=True),
        Text("Said", "No {name} here."),
        Text("Ctx", "text"),
        Text("Module", "mine"),
    ]


@pytest.mark.parametrize("call", ['self.tr(f"a {x}")', 'self.tr("a" + x)', 'say("a".upper())'])
def test_a_text_that_is_put_together_is_refused(tmp_path: Path, call: str) -> None:
    source = f"class A:\n    def f(self, x):\n        return {call}\n"
    with pytest.raises(UncollectableError, match=r"a\.py:3"):
        collect(package(tmp_path, source))


def test_translations_survive_an_update(tmp_path: Path) -> None:
    path = tmp_path / "a.ts"
    old, moved, gone = Text("A", "One & <two>"), Text("B", "Moved"), Text("A", "Gone")
    known = {old: ("一和<二>",), moved: ("搬了",), gone: ("没了",)}
    assert ts_file.write(path, "zh_CN", known, known, 1) == 0
    read = ts_file.read(path)
    new, plural = Text("A", "New"), Text("A", "%n", numerus=True)
    assert ts_file.write(path, "zh_CN", [old, Text("C", "Moved"), new, plural], read, 1) == 2
    assert ts_file.read(path) == {
        old: ("一和<二>",),
        Text("C", "Moved"): ("搬了",),
        new: ("",),
        plural: ("",),
    }
