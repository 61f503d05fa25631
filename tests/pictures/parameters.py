"""The parameter dock, its presets, the schema editor, an answer in JSON, the library of system prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QApplication, QPushButton

from gptoss_desktop import tasks
from gptoss_desktop.domain.engine import EngineState
from gptoss_desktop.domain.parameters import AnswerForm, FormKind, GenerationParameters
from gptoss_desktop.ui.schema.answer_dialog import AnswerDialog
from gptoss_desktop.ui.schema.examples import EXAMPLES
from tests.pictures.studio import SMALL, settle
from tests.support import models

if TYPE_CHECKING:
    from tests.pictures.cards import CardsStudio
    from tests.pictures.studio import Studio

SUM = (
    '{"type": "object", "properties": {"sum": {"enum": [4]}, "certain": {"enum": [true]}},'
    ' "required": ["sum", "certain"]}'
)
REPORT = "Report of {{date}}, {{classification}}.\nNames of people stand in full, and {{author}} signs it."
ANSWER = (
    '{"title": "The archive of the town", "date": "1921-05-04", "people": ["Ada Byron", "李明", 7],'
    ' "summary": "The archive moves into the old mill.\\nIt opens in spring.", "pages": 12}'
)


def changed(studio: Studio) -> None:
    """Values of the user's own, some of them in folded groups, while an answer is written."""
    studio.services.open_model(models.tiny_gptoss_gguf())
    studio.until(lambda: studio.state is EngineState.READY)
    dock = studio.window.dock.panel
    studio.ask("Count to one hundred.")
    studio.until(lambda: studio.services.chat.is_answering(studio.window.conversation.current))
    dock.head.presets.chosen.emit(":balanced")
    dock.set_parameters(
        GenerationParameters(
            temperature=0.35,
            top_p=0.95,
            min_p=0.05,
            repetition_penalty=1.1,
            system_prompt="You are a careful analyst. Today is {{date}}.",
        )
    )
    dock.head.notice.clear()
    dock.open(["basic", "sampling"])
    studio.picture("parameters", sizes=SMALL)
    studio.window.conversation.stop()


def wrong(studio: Studio) -> None:
    """A number out of its range is named under its field; the filter finds what is folded."""
    dock = studio.window.dock.panel
    dock.set_parameters(GenerationParameters(frequency_penalty=3.0, presence_penalty=0.5))
    dock.head.filter.setText("penalty")
    studio.picture("parameters-filter", sizes=SMALL)
    dock.head.filter.clear()


def presets(studio: Studio) -> None:
    """The menu of presets, with one of the user's own."""
    dock = studio.window.dock.panel
    studio.window.parameters.presets.library.save(
        "Minutes of a meeting", GenerationParameters(temperature=0.3)
    )
    tasks.drain()
    dock.head.presets.chosen.emit(":balanced")
    dock.head.notice.clear()
    dock.open(["basic"])
    menu = dock.head.presets.menu
    # The button that empties the filter fades.
    studio.rest(400)
    button = dock.head.presets.button
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    studio.picture("parameters-presets", sizes=SMALL, over=[menu])
    menu.close()


def schema(studio: Studio) -> None:
    """A schema with a mistake in it."""
    dialog = studio.window.parameters.schemas.edit()
    dialog.show_schema(EXAMPLES[0][1].replace('"array"', '"list"'), _name_of_first())
    studio.until(dialog._go_to.isVisible)
    studio.picture("schema-editor", sizes=SMALL, over=[dialog])
    dialog.reject()


def held(studio: Studio) -> None:
    """An answer that was held to a schema, and says below that it keeps to it."""
    window = studio.window
    window.conversation.new()
    # What the chat was given is read before it shows what is set here.
    tasks.drain()
    form = AnswerForm(FormKind.SCHEMA, SUM, "Sum")
    window.dock.panel.set_parameters(GenerationParameters(temperature=0.0, form=form))
    window.dock.panel.open(["output"])
    studio.ask("What is 2 + 2?")
    transcript = window.page.transcript
    studio.until(lambda: any(b.text() == "JSON ✓" for b in transcript.findChildren(QPushButton)))
    studio.picture("answer-held", sizes=SMALL)


def answer(studio: Studio) -> None:
    """An answer that breaks its schema in two places."""
    dialog = AnswerDialog(
        studio.window, ANSWER, AnswerForm(FormKind.SCHEMA, EXAMPLES[0][1], _name_of_first())
    )
    dialog.show()
    studio.until(lambda: "2" in dialog.view.verdict.accessibleName())
    studio.picture("answer-json", sizes=SMALL, over=[dialog])
    dialog.reject()


def prompts(studio: Studio) -> None:
    """The library, with a variable that there is not."""
    library = studio.window.parameters.prompts.open()
    studio.services.settings.classification = "internal"
    studio.window.parameters.prompts._documents.save("Weekly report", REPORT)
    library.choose("Weekly report")
    settle()
    studio.picture("system-prompts", sizes=SMALL, over=[library])
    library.reject()
    QApplication.processEvents()


def lacking(studio: CardsStudio) -> None:
    """What vLLM does not have is disabled with the reason; what was set for it is not sent."""
    studio.services.open_model(studio.model())
    studio.until_ready()
    dock = studio.window.dock.panel
    dock.set_parameters(GenerationParameters(xtc_probability=0.3))
    dock.open(["sampling"])
    studio.picture("parameters-lacking", sizes=SMALL)


def _name_of_first() -> str:
    return QCoreApplication.translate("SchemaExamples", EXAMPLES[0][0])
