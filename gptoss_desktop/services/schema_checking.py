"""The checks of `schema_check`, loaded at their first use: its imports cost every start 130 ms otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.domain.parameters import AnswerForm
    from gptoss_desktop.services.json_places import JsonProblem
    from gptoss_desktop.services.schema_check import AnswerCheck


def check_schema(text: str) -> JsonProblem | None:
    """Return what is wrong with the text of a schema, None where nothing is. Blocking."""
    from gptoss_desktop.services import schema_check  # noqa: PLC0415  see above

    return schema_check.check_schema(text)


def check_answer(text: str, form: AnswerForm) -> AnswerCheck:
    """Return whether an answer keeps to its form, and where not. Blocking."""
    from gptoss_desktop.services import schema_check  # noqa: PLC0415  see above

    return schema_check.check_answer(text, form)
