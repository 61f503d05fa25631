"""Makes the field of each parameter, by what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters_kinds import Biases, Effort, Flag, Form, Number, Prompt, Texts, TokenIds
from gptoss_desktop.domain.parameters_table import SPECS
from gptoss_desktop.ui.parameters.effort_field import EffortField
from gptoss_desktop.ui.parameters.flag_field import FlagField
from gptoss_desktop.ui.parameters.form_field import FormField
from gptoss_desktop.ui.parameters.number_field import NumberField
from gptoss_desktop.ui.parameters.prompt_field import PromptField
from gptoss_desktop.ui.parameters.text_fields import biases_field, ids_field, texts_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from gptoss_desktop.ui.parameters.field import ParameterField

_MAKERS: dict[type, Callable[[str], ParameterField]] = {
    Number: NumberField,
    Flag: FlagField,
    Texts: texts_field,
    TokenIds: ids_field,
    Biases: biases_field,
    Prompt: PromptField,
    Effort: EffortField,
    Form: FormField,
}


def make_field(name: str) -> ParameterField:
    """Return the field of a parameter."""
    return _MAKERS[type(SPECS[name].kind)](name)
