"""Writes the pictures of the README: the real window, real engines, the tiny models of the tests.

python tests/screenshots.py [--out FOLDER] [--language en|zh_CN] [GROUP …]

docs/images, both languages and all groups by default; some groups are in English only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SCREEN = ROOT / "tests" / "pictures" / "screen.json"
"""As large as the largest picture: menus keep to the screen."""
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")

from PySide6.QtWidgets import QApplication  # noqa: E402  the path and the platform come first

from tests.pictures import (  # noqa: E402
    answers,
    composing,
    failures,
    finding,
    parameters,
    reading,
    scenes,
    storage,
    transcript,
)
from tests.pictures.album import SUFFIXES, Album  # noqa: E402
from tests.pictures.cards import CardsStudio  # noqa: E402
from tests.pictures.studio import Studio  # noqa: E402


def states(folder: Path, out: Album) -> None:
    """The ordinary states, on llama.cpp."""
    new = Studio(folder / "new", out)
    for scene in (scenes.first_run, scenes.loading):
        scene(new)
    new.close()
    used = Studio(folder / "used", out, filled=True)
    for scene in (scenes.talk, scenes.streaming, scenes.refused, scenes.lost):
        scene(used)
    used.close()


def failed(folder: Path, out: Album) -> None:
    """A failure of each kind with its remedy, and what follows when the program helps itself."""
    for name, scene, settings in failures.SCENES:
        studio = CardsStudio(folder / name, out, **settings)
        studio.cards = 1 if name in failures.ONE_CARD else CardsStudio.cards
        scene(studio)
        studio.close()


def plan(folder: Path, out: Album) -> None:
    """The plan dialog."""
    studio = CardsStudio(folder / "plan", out)
    failures.plan_dialog(studio)
    studio.close()


def composer(folder: Path, out: Album) -> None:
    """What is written, with what is attached, and how full the context is."""
    studio = Studio(folder / "composer", out, context=2048)
    for scene in (composing.empty, composing.long_text, composing.attached, composing.over_the_limit):
        scene(studio)
    studio.close()
    thinker = CardsStudio(folder / "thinker", out)
    composing.thinking(thinker)
    thinker.close()
    sender = CardsStudio(folder / "sender", out)
    composing.sent(sender)
    sender.close()


def parameter_dock(folder: Path, out: Album) -> None:
    """The parameters, presets, schemas and system prompts."""
    studio = Studio(folder / "parameters", out)
    scenes_of = (parameters.changed, parameters.wrong, parameters.presets, parameters.schema)
    for scene in (*scenes_of, parameters.held, parameters.answer, parameters.prompts):
        scene(studio)
    studio.close()
    other = CardsStudio(folder / "lacking", out)
    parameters.lacking(other)
    other.close()


def found(folder: Path, out: Album) -> None:
    """Finding and putting in order."""
    studio = Studio(folder / "finding", out)
    finding.fill(studio)
    for scene in finding.SCENES:
        scene(studio)
    studio.close()


def stored(folder: Path, out: Album) -> None:
    """A file of conversations that was damaged, and one of a newer program."""
    damaged = storage.RecoveredStudio(folder / "damaged", out)
    storage.recovered(damaged)
    damaged.close()
    newer = storage.NewerStudio(folder / "newer", out)
    storage.read_only(newer)
    newer.close()


def read(folder: Path, out: Album) -> None:
    """What an answer may hold."""
    studio = Studio(folder / "reading", out)
    for scene in (reading.pages, reading.sharp):
        scene(studio)
    studio.close()


def at_the_message(folder: Path, out: Album) -> None:
    """What is done at a message."""
    studio = Studio(folder / "transcript", out)
    transcript.fill(studio)
    for scene in transcript.SCENES:
        scene(studio)
    studio.close()


def about_answers(folder: Path, out: Album) -> None:
    """What an answer was made with, and answers that are special."""
    studio = Studio(folder / "answers", out)
    for scene in (answers.facts, answers.tokens, answers.again, answers.thought, answers.link):
        scene(studio)
    studio.close()
    busy = CardsStudio(folder / "several", out)
    answers.several(busy)
    busy.close()


GROUPS = {
    "states": states,
    "failures": failed,
    "plan": plan,
    "composer": composer,
    "parameters": parameter_dock,
    "finding": found,
    "storage": stored,
    "reading": read,
    "transcript": at_the_message,
    "answers": about_answers,
}
IN_ENGLISH = {"states", "failures", "plan"}
"""Groups that are not shown in Chinese."""


def main() -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--language", choices=SUFFIXES, help="both by default")
    parser.add_argument("groups", nargs="*", choices=[*GROUPS, []], default=list(GROUPS))
    words = parser.parse_args()
    words.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    application.setApplicationDisplayName("GPT-OSS Desktop")
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as name:
        for language in [words.language] if words.language else SUFFIXES:
            for group, take in GROUPS.items():
                if group in words.groups and not (language != "en" and group in IN_ENGLISH):
                    take(Path(name) / language, Album(words.out, language))


if __name__ == "__main__":
    main()
