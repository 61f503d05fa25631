"""System prompts to begin with, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP

_EXAMPLES = (
    (
        QT_TRANSLATE_NOOP("PromptExamples", "Analyst"),
        QT_TRANSLATE_NOOP(
            "PromptExamples",
            "You are a careful analyst. Today is {{date}}. Separate what the sources say from what you "
            "infer, name what is uncertain, and answer in short paragraphs. If something cannot be known "
            "from what you were given, say so.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("PromptExamples", "Summary"),
        QT_TRANSLATE_NOOP(
            "PromptExamples",
            "Summarise what the user gives you: first one sentence, then at most five points, then open "
            "questions. Keep names, numbers and dates exactly as they are.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("PromptExamples", "Translator"),
        QT_TRANSLATE_NOOP(
            "PromptExamples",
            "Translate what the user writes: Chinese into English, everything else into Chinese. Keep the "
            "form and the tone of the text, translate nothing inside code, and add no remarks.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("PromptExamples", "Classified report"),
        QT_TRANSLATE_NOOP(
            "PromptExamples",
            "You help {{user}} to write reports. Begin every report with the line “{{classification}}” and "
            "the date {{date}}. Write plainly and without adjectives that judge.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("PromptExamples", "Code review"),
        QT_TRANSLATE_NOOP(
            "PromptExamples",
            "Review the code that the user shows. Begin with what is wrong, the worst first, each with the "
            "line and a correction. Then say what could be simpler. Do not praise.",
        ),
    ),
)


def example_prompts() -> dict[str, str]:
    """Return the examples by title, in the language of the window."""
    return {
        QCoreApplication.translate("PromptExamples", title): QCoreApplication.translate(
            "PromptExamples", text
        )
        for title, text in _EXAMPLES
    }
