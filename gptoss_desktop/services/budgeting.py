"""How the tokens of the next prompt are spent: a path, a draft and what an engine has counted of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gptoss_desktop.domain.budget import TokenBudget
from gptoss_desktop.domain.conversation import Message, MessageId, Part, PartKind, Role
from gptoss_desktop.protocol import prompt_frame
from gptoss_desktop.protocol.attachments import prompt_text
from gptoss_desktop.protocol.harmony import is_gpt_oss
from gptoss_desktop.protocol.token_estimate import estimated_tokens
from gptoss_desktop.services.overflow import (
    Prompt,
    Room,
    SummaryNeeded,
    decide,
    reserve_for,
    summary_length,
)
from gptoss_desktop.services.prompt_sizes import attachment_tokens, prompt_sizes
from gptoss_desktop.services.token_counts import pieces_of, text_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gptoss_desktop.domain.conversation import ConversationId
    from gptoss_desktop.domain.conversation_settings import ConversationSettings
    from gptoss_desktop.domain.engine import EngineInfo
    from gptoss_desktop.domain.organisation import Draft
    from gptoss_desktop.domain.parameters import GenerationParameters
    from gptoss_desktop.services.prompt_sizes import PromptSizes
    from gptoss_desktop.services.token_counts import Key, TokenCounts

_DRAFT = MessageId("draft")


@dataclass(frozen=True, slots=True)
class NextPrompt:
    """What would be sent if the draft were."""

    conversation_id: ConversationId
    path: tuple[Message, ...]
    parameters: GenerationParameters
    draft: Draft
    settings: ConversationSettings


@dataclass(frozen=True, slots=True)
class Measured:
    """A budget, and the texts that an engine has to be asked about before it is exact."""

    budget: TokenBudget
    missing: tuple[tuple[Key, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _DraftSize:
    text: int = 0
    attachments: int = 0
    missing: tuple[tuple[Key, str], ...] = ()


class History:
    """The sizes of the path that was measured last, for as long as it stays the same."""

    def __init__(self) -> None:
        self._key: object = None
        self._sizes: PromptSizes | None = None

    def sizes(self, counts: TokenCounts, wanted: NextPrompt, info: EngineInfo) -> PromptSizes:
        """Return them: known ones at once, others by adding up the path."""
        last = wanted.path[-1] if wanted.path else None
        chosen = wanted.parameters
        end = None if last is None else (last.id, [len(part.text) for part in last.parts])
        key = (info, chosen.system_prompt, chosen.reasoning_effort, len(wanted.path), end)
        if self._sizes is None or key != self._key:
            sizes = prompt_sizes(counts, wanted.path, wanted.parameters, info)
            self._key, self._sizes = key, None if sizes.missing else sizes
            return sizes
        return self._sizes


def measure(counts: TokenCounts, history: History, wanted: NextPrompt, info: EngineInfo | None) -> Measured:
    """Return the budget as far as it is known. A long path takes milliseconds: for another thread."""
    if info is None:
        return Measured(_estimate(wanted))
    sizes = history.sizes(counts, wanted, info)
    draft = _draft_size(counts, wanted.draft, info)
    gpt_oss = is_gpt_oss(info.architecture)
    frame = 0
    if not wanted.draft.is_empty:
        frame = prompt_frame.INSTRUCTIONS_FRAME if gpt_oss else prompt_frame.TEMPLATE_FRAME
    summary = wanted.settings.summary
    room = Room(
        info.context,
        reserve_for(wanted.parameters, info.context),
        sizes.system,
        (*sizes.messages, draft.text + draft.attachments + frame),
        0 if summary is None else estimated_tokens(summary.text),
    )
    leaf = Message(_DRAFT, wanted.conversation_id, None, Role.USER, ())
    decision = decide((*wanted.path, leaf), room, wanted.settings)
    omitted, told = 0, 0
    if isinstance(decision, Prompt):
        omitted, told = len(decision.omitted), room.summary if decision.summary else 0
    elif isinstance(decision, SummaryNeeded):
        omitted, told = decision.until, summary_length(info.context)
    attachments = sum(attachment_tokens(message) for message in wanted.path[omitted:])
    before = sum(sizes.messages[omitted:]) - attachments + told
    if not gpt_oss and not omitted:
        before += _correction(sizes, wanted, info)
    prompt = sizes.system + before + attachments + draft.text + draft.attachments + frame
    budget = TokenBudget(
        system=sizes.system,
        history=max(0, before),
        attachments=attachments + draft.attachments,
        draft=draft.text + frame,
        reserve=max(0, min(room.reserve, info.context - prompt)),
        context=info.context,
        omitted=omitted,
        exact=sizes.exact and sizes.rough <= omitted and not draft.missing and not told,
    )
    return Measured(budget, (*sizes.missing, *draft.missing))


def _draft_size(counts: TokenCounts, draft: Draft, info: EngineInfo) -> _DraftSize:
    if draft.is_empty:
        return _DraftSize()
    missing: list[tuple[Key, str]] = []

    def count(text: str) -> int:
        total = 0
        # In pieces, so that of a long draft only the end is counted anew.
        for piece in pieces_of(text):
            key = text_key(piece)
            known = counts.known(info.model, key)
            if known is None:
                missing.append((key, piece))
            total += estimated_tokens(piece) if known is None else known
        return total

    sizes = [count(text) for _, text in draft.attachments]
    numbers = sizes if not missing else [None] * len(sizes)
    parts = [
        Part(PartKind.ATTACHMENT, text, name, tokens=tokens)
        for (name, text), tokens in zip(draft.attachments, numbers, strict=True)
    ]
    whole = count(prompt_text([*parts, Part(PartKind.TEXT, draft.text)]))
    attached = min(whole, sum(sizes))
    return _DraftSize(whole - attached, attached, tuple(missing))


def _correction(sizes: PromptSizes, wanted: NextPrompt, info: EngineInfo) -> int:
    """Return what the last answer's exact count says that the estimates of a chat template are wrong by."""
    for place in range(len(wanted.path) - 1, -1, -1):
        record = wanted.path[place].answer
        if record is None or record.model != info.model or not record.usage.prompt_tokens:
            continue
        if record.omitted or record.parameters.system_prompt != wanted.parameters.system_prompt:
            return 0
        return record.usage.prompt_tokens - sizes.system - sum(sizes.messages[:place])
    return 0


def _estimate(wanted: NextPrompt) -> TokenBudget:
    attachments = sum(map(attachment_tokens, wanted.path))
    history = sum(map(_written, wanted.path))
    return TokenBudget(
        system=estimated_tokens(wanted.parameters.system_prompt),
        history=history,
        attachments=attachments + sum(estimated_tokens(text) for _, text in wanted.draft.attachments),
        draft=estimated_tokens(wanted.draft.text),
    )


def _written(message: Message) -> int:
    return estimated_tokens(message.text())


def newest_first(missing: Sequence[tuple[Key, str]], characters: int) -> list[tuple[Key, str]]:
    """Return the beginning of a list of texts, of about so many characters and never empty-handed."""
    taken: list[tuple[Key, str]] = []
    for key, text in missing:
        if taken and characters < len(text):
            break
        taken.append((key, text))
        characters -= len(text)
    return taken
