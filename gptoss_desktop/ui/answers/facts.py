"""Where an answer came from, as lines for people and as plain values for files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.conversation import MessageState
from gptoss_desktop.domain.parameters import AnswerForm, is_set
from gptoss_desktop.domain.parameters_table import PARAMETERS
from gptoss_desktop.ui.parameters.words import WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from gptoss_desktop.domain.answer import AnswerRecord
    from gptoss_desktop.domain.conversation import Message


@dataclass(frozen=True, slots=True)
class Fact:
    """One line. `is_code` marks hashes, paths and the like, which are shown in the fixed face."""

    label: str
    value: str
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Lines under one heading."""

    title: str
    facts: tuple[Fact, ...]


def fact_groups(message: Message) -> tuple[FactGroup, ...]:
    """Return what is known of an answer in the language of the window; empty where nothing is."""
    record = message.answer
    if record is None:
        return ()
    groups = (
        FactGroup(_tr("Answer"), _answer(message, record)),
        FactGroup(_tr("Engine and model"), _engine(record)),
        FactGroup(_tr("Prompt"), _prompt(record)),
        FactGroup(_tr("Parameters"), parameter_facts(record)),
    )
    return tuple(group for group in groups if group.facts)


def as_text(groups: tuple[FactGroup, ...]) -> str:
    """Return the lines as text that can be pasted into a report."""
    blocks = ["\n".join([group.title, *(f"  {f.label}: {f.value}" for f in group.facts)]) for group in groups]
    return "\n\n".join(blocks)


def parameter_facts(record: AnswerRecord) -> tuple[Fact, ...]:
    """Return what was set by hand; all other parameters were the engine's own."""
    values = ((spec, getattr(record.parameters, spec.name)) for spec in PARAMETERS)
    found = [
        Fact(WORDS[spec.name].shown_label if spec.name in WORDS else spec.wire_name, _shown(value))
        for spec, value in values
        if is_set(value)
    ]
    found.append(Fact(_tr("All others"), _tr("The engine's default")))
    return tuple(found)


def _answer(message: Message, record: AnswerRecord) -> tuple[Fact, ...]:
    locale = QLocale()
    usage, timings = record.usage, record.timings
    facts = [
        Fact(_tr("Time"), _moment(message.created_at)),
        Fact(_tr("Ended"), _ending(message, record)),
        Fact(
            _tr("Tokens"),
            _tr("{0} in the prompt ({1} from the cache), {2} in the answer").format(
                locale.toString(usage.prompt_tokens),
                locale.toString(usage.cached_tokens),
                locale.toString(usage.completion_tokens),
            ),
        ),
    ]
    if usage.reasoning_tokens:
        facts.append(Fact(_tr("Tokens of reasoning"), locale.toString(usage.reasoning_tokens)))
    if timings.time_to_first_token_ms is not None:
        time = locale.toString(round(timings.time_to_first_token_ms))
        facts.append(Fact(_tr("Time to first token"), _tr("{0} ms").format(time)))
    if timings.tokens_per_second is not None:
        speed = locale.toString(timings.tokens_per_second, "f", 1)
        facts.append(Fact(_tr("Speed"), _tr("{0} tokens a second").format(speed)))
    if record.answered_now:
        facts.append(Fact(_tr("Reasoning"), _tr("Cut short by “Answer now”")))
    if record.recovered:
        facts.append(Fact(_tr("Output"), _tr("Malformed, and recovered")))
    return tuple(facts)


def _engine(record: AnswerRecord) -> tuple[Fact, ...]:
    unknown = _tr("Not known")
    facts = [Fact(_tr("Engine"), f"{record.engine} {record.engine_version}".strip())]
    if record.continued_from:
        facts.append(Fact(_tr("Begun on"), ", ".join(record.continued_from)))
    facts += [
        Fact(_tr("Model"), record.model),
        Fact(_tr("File"), record.model_path, is_code=True),
        Fact("SHA-256", record.model_sha256 or unknown, is_code=bool(record.model_sha256)),
        Fact(_tr("Adapter"), record.adapter or _tr("None")),
    ]
    if record.adapter:
        known = bool(record.adapter_sha256)
        facts.append(Fact(_tr("SHA-256 of the adapter"), record.adapter_sha256 or unknown, is_code=known))
    return tuple(facts)


def _prompt(record: AnswerRecord) -> tuple[Fact, ...]:
    facts = []
    if record.prompt_sha256:
        facts.append(Fact(_tr("SHA-256 of its tokens"), record.prompt_sha256, is_code=True))
    if record.omitted:
        count = QLocale().toString(len(record.omitted))
        facts.append(Fact(_tr("Left out"), _tr("{0} of the oldest messages").format(count)))
    if record.summary:
        facts.append(Fact(_tr("In their place"), record.summary))
    return tuple(facts)


def _ending(message: Message, record: AnswerRecord) -> str:
    if message.state is MessageState.STOPPED:
        return _tr("Stopped by the user")
    if message.state is MessageState.INTERRUPTED:
        return _tr("Interrupted: the engine or the program ended")
    endings = {
        FinishReason.STOP: _tr("By the model itself"),
        FinishReason.LENGTH: _tr("At its greatest length"),
        FinishReason.TOOL_CALLS: _tr("With a tool call"),
        FinishReason.CANCELLED: _tr("Stopped by the user"),
        FinishReason.ERROR: _tr("With an error"),
    }
    return endings[record.finish_reason] if record.finish_reason else _tr("Not known")


def _moment(moment: datetime) -> str:
    # Seconds and the offset from UTC belong to a record that is read elsewhere and years later.
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000)).toString("yyyy-MM-dd HH:mm:ss t")


def _shown(value: object) -> str:
    match value:
        case bool():
            return _tr("On") if value else _tr("Off")
        case float():
            return QLocale().toString(value, "g", 6)
        case AnswerForm():
            return "\n".join(text for text in (value.name or value.kind.value, value.text) if text)
        case tuple():
            return ", ".join(_pair(item) for item in value)
    return str(value)


def _pair(item: object) -> str:
    return f"{item[0]}: {item[1]:g}" if isinstance(item, tuple) else repr(item)


def _tr(text: str) -> str:
    return QCoreApplication.translate("AnswerFacts", text)
