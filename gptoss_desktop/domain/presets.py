"""Presets: parameters under a name, built in or a person's own, and the files that carry them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gptoss_desktop.domain.parameters import GenerationParameters, ParameterError, is_set
from gptoss_desktop.domain.plain import VERSION, parameters_from_file, parameters_to_plain
from gptoss_desktop.domain.said import Said, say

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "gptoss-desktop preset"
MAX_FILE = 4 * 1024 * 1024
"""Bytes: the longest system prompt and the longest schema fit."""
MAX_NAME = 80
BUILT_IN_MARK = ":"
"""What the names of built-in presets begin with, and no others."""
KEPT = ("system_prompt", "reasoning_effort", "form")
"""What a preset leaves as it is where it says nothing of it: it was written, or stands beside "Send"."""


class PresetError(ValueError):
    """A file or a name is not one of a preset; `said` is the sentence for people."""

    def __init__(self, said: Said) -> None:
        self.said = said
        super().__init__(str(said))


@dataclass(frozen=True, slots=True)
class Preset:
    """`name` is what a person gave, or begins with `BUILT_IN_MARK`."""

    name: str
    parameters: GenerationParameters

    def applied_to(self, present: GenerationParameters) -> GenerationParameters:
        """Return the parameters that the preset makes of the present ones."""
        kept = {name: getattr(present, name) for name in KEPT if not is_set(getattr(self.parameters, name))}
        return replace(self.parameters, **kept)


ENGINE_DEFAULTS = Preset(":default", GenerationParameters())
BUILT_IN = (
    ENGINE_DEFAULTS,
    Preset(":precise", GenerationParameters(temperature=0.2, top_p=0.9)),
    Preset(":balanced", GenerationParameters(temperature=0.7, top_p=0.95)),
    Preset(":creative", GenerationParameters(temperature=1.2, top_p=1.0, min_p=0.05)),
    # Greedy, so that no draw can differ; the seed makes the llama.cpp engine compute each prompt anew,
    # because a reused prefix can move a tie.
    Preset(":reproducible", GenerationParameters(temperature=0.0, seed=1)),
)


def check_name(name: str, taken: Mapping[str, object] | None = None) -> str:
    """Return a name for a preset, a schema or a prompt without the spaces around it.

    Raises:
        PresetError: it is empty, too long, taken already, or looks like a built-in one.

    """
    name = " ".join(name.split())
    if not name:
        raise PresetError(say("A name is needed."))
    if len(name) > MAX_NAME:
        raise PresetError(say("The name is too long: at most {most} characters.", most=MAX_NAME))
    if name.startswith(BUILT_IN_MARK):
        raise PresetError(say("A name cannot begin with a colon."))
    if taken is not None and name in taken:
        raise PresetError(say("“{name}” is there already. Choose another name.", name=name))
    return name


def preset_to_text(preset: Preset) -> str:
    """Return the JSON that `preset_from_text` reads back."""
    body = {
        "format": FORMAT,
        "version": VERSION,
        "name": preset.name.removeprefix(BUILT_IN_MARK),
        "parameters": {k: v for k, v in parameters_to_plain(preset.parameters).items() if k != "version"},
    }
    return json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def preset_from_text(text: str) -> Preset:
    """Return the preset of a file that somebody wrote.

    Raises:
        PresetError: it is no preset, of a newer version, or a value in it is not allowed.

    """
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise PresetError(
            say("It is not JSON: line {line}, column {column}.", line=error.lineno, column=error.colno)
        ) from None
    except (ValueError, RecursionError):
        raise PresetError(say("It is not JSON that can be read.")) from None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise PresetError(say("It is not a preset of this program."))
    version = body.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PresetError(say("It does not say which version of presets it is."))
    if version > VERSION:
        raise PresetError(
            say(
                "It was written by a newer version of the program: its format is {version}, and {known} is "
                "the newest that can be read here. Update the program, then import it again.",
                version=version,
                known=VERSION,
            )
        )
    name, plain = body.get("name"), body.get("parameters")
    if not isinstance(name, str) or not isinstance(plain, dict):
        raise PresetError(say("It has no name or no parameters."))
    try:
        return Preset(check_name(name), parameters_from_file(plain))
    except ParameterError as error:
        raise PresetError(error.said) from None
