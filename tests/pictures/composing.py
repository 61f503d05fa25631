"""The composer: empty, with a long text, with attachments, over the limit, and while the model thinks."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from docx import Document
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.organisation import Draft
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.composer.meter.popup import MeterPopup
from tests.pictures.cards import QUESTION, THOUGHT
from tests.pictures.studio import SMALL, settle
from tests.support import models
from tests.worker.extract.pdfs import pdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pictures.cards import CardsStudio
    from tests.pictures.studio import Studio

OFFER = (
    "Offer B: everything is scanned in the first year, for 54,000. Afterwards 900 a year for the machines.",
    "A document is found within ten seconds. Paper that the law does not ask for is destroyed.",
    "The offer holds until the end of March. Prices are without tax.",
)
COMPARED = "Offer A costs 1,200 in the first year and grows; B is dear at first. Add five years of each."
CHEAPER = """**Offer A** is cheaper over five years, by 37,500:

| | first year | years 2 to 5 | together |
|---|--:|--:|--:|
| Offer A | 1,200 | 18,900 | 20,100 |
| Offer B | 54,000 | 3,600 | 57,600 |

The figures of B come from page 1 of *Offer B.pdf*, those of A from *costs by year.csv*."""
PARAGRAPHS = (
    "Please compare the two proposals for the new archive.",
    "The first keeps every document on paper for ten years and scans it when somebody asks for it.",
    "It needs no new machines, but two rooms, and a person who knows where things are.",
    "The second scans everything at once. It takes a year and costs three times as much at first;",
    "afterwards a document is found in seconds, and one of the rooms is free.",
    "Say which one you would choose for an office of twelve people, and why.",
    "Name the three figures that your answer depends on most.",
    "比较时请把中文和英文的文件分开考虑。",
)


def empty(studio: Studio) -> None:
    """Nothing is written; the context is nearly empty."""
    studio.services.open_model(models.tiny_gptoss_gguf())
    studio.until(lambda: studio.state is EngineState.READY)
    studio.until(studio.window.page.composer.meter.isVisible)
    studio.picture("composer-empty", sizes=SMALL)


def long_text(studio: Studio) -> None:
    """More than the composer shows at once."""
    studio.window.page.composer.set_draft(Draft("\n\n".join(PARAGRAPHS * 3)))
    _measured(studio)
    studio.picture("composer-long", sizes=SMALL)


def attached(studio: Studio) -> None:
    """Files, a folded paste, and one file that gives no text."""
    folder = studio.locations.models.parent / "papers"
    folder.mkdir()
    composer = studio.window.page.composer
    composer.set_draft(Draft("Which of the two offers is cheaper over five years?"))
    composer.attach(_papers(folder))
    pasted = QMimeData()
    pasted.setText("\n".join(PARAGRAPHS[1:6] * 5))
    composer.editor.insertFromMimeData(pasted)
    studio.until(lambda: not composer.tray.reading)
    _measured(studio)
    studio.picture("composer-attachments", sizes=SMALL)


def over_the_limit(studio: Studio) -> None:
    """The prompt does not fit; the window over it says where the tokens go, and asks what shall happen."""
    composer = studio.window.page.composer
    composer.set_draft(Draft("\n\n".join(PARAGRAPHS * 24)))
    studio.until(lambda: composer.meter.budget.overflows and composer.meter.budget.exact)
    studio.window.actions_by_id[ActionId.CONTEXT_USE].trigger()
    settle()
    popup = QApplication.activeModalWidget()
    assert isinstance(popup, MeterPopup)
    studio.picture("composer-over", sizes=SMALL, over=[popup])
    popup.close()
    composer.set_draft(Draft())


def thinking(studio: CardsStudio) -> None:
    """The model thinks, and could be asked to answer now; the next message is being written."""
    studio.behave(reasoning=" ".join([THOUGHT] * 12), tokens_per_s=5)
    studio.services.open_model(studio.model())
    studio.until_ready()
    studio.ask(QUESTION)
    studio.until(lambda: studio.services.chat.can_answer_now(studio.window.conversation.current))
    studio.window.page.composer.set_draft(Draft("And how much does it cost to run?"))
    settle()
    studio.picture("composer-thinking", sizes=SMALL)
    studio.window.conversation.stop()


def sent(studio: CardsStudio) -> None:
    """What was attached stands with the message; the PDF's text is opened."""
    studio.behave(reasoning=COMPARED, text=CHEAPER)
    studio.services.open_model(studio.model())
    studio.until_ready()
    folder = studio.folder / "papers"
    folder.mkdir()
    composer = studio.window.page.composer
    composer.set_draft(Draft("Which of the two offers is cheaper over five years?"))
    composer.attach(_papers(folder)[:3])
    studio.until(lambda: not composer.tray.reading)
    composer.submit()
    path = studio.window.conversation.path
    studio.until(lambda: len(path.messages) == 2 and not studio.services.chat.answering())
    transcript = studio.window.page.transcript
    transcript.show_message(path.messages[0].id)
    row = [row for row, _ in transcript.rows() if row.kind.value == "fold"][1]
    transcript._toggle(row)
    studio.until(lambda: not transcript._active._flash.message_id)
    studio.picture("composer-sent", sizes=SMALL)


def _measured(studio: Studio) -> None:
    meter = studio.window.page.composer.meter
    studio.until(lambda: meter.budget.exact and meter.budget.draft > 0)


def _papers(folder: Path) -> list[Path]:
    report = Document()
    report.add_heading("Offer of the archive company", 1)
    for text in PARAGRAPHS[:3]:
        report.add_paragraph(text)
    report.save(str(folder / "Offer A.docx"))
    with (folder / "costs by year.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["year", "A", "B"], *([2026 + n, 1200 * n, 900 * n] for n in range(6))])
    (folder / "scanner.log").write_bytes(b"page 1 ok\npage 2 \xff\xfe unreadable\n" * 12)
    (folder / "Offer B.pdf").write_bytes(pdf(*OFFER))
    (folder / "Offer C.pdf").write_bytes(pdf("Confidential offer", user="secret"))
    names = ("Offer A.docx", "Offer B.pdf", "costs by year.csv", "scanner.log", "Offer C.pdf")
    return [folder / name for name in names]
