"""The labels of the parameters and a sentence of help for each, as data."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gptoss_desktop.domain.parameters_table import Group
from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Words:
    """English texts, translated when they are shown."""

    label: str
    hint: str

    @property
    def shown_label(self) -> str:
        """The label in the language of the window."""
        return QCoreApplication.translate("Parameters", self.label)

    @property
    def shown_hint(self) -> str:
        """The sentence of help in the language of the window."""
        return QCoreApplication.translate("Parameters", self.hint)


GROUPS = {
    Group.BASIC: QT_TRANSLATE_NOOP("Parameters", "Basic"),
    Group.SAMPLING: QT_TRANSLATE_NOOP("Parameters", "Sampling"),
    Group.PENALTIES: QT_TRANSLATE_NOOP("Parameters", "Penalties"),
    Group.LENGTH: QT_TRANSLATE_NOOP("Parameters", "Length"),
    Group.OUTPUT: QT_TRANSLATE_NOOP("Parameters", "Output"),
    Group.ADVANCED: QT_TRANSLATE_NOOP("Parameters", "Advanced"),
}


def group_title(group: Group) -> str:
    """Return a group's title in the language of the window."""
    return QCoreApplication.translate("Parameters", GROUPS[group])


WORDS = {
    "system_prompt": Words(
        QT_TRANSLATE_NOOP("Parameters", "System prompt"),
        QT_TRANSLATE_NOOP(
            "Parameters",
            "What the model is told before the chat begins. Words such as {{date}} are filled in.",
        ),
    ),
    "reasoning_effort": Words(
        QT_TRANSLATE_NOOP("Parameters", "Reasoning effort"),
        QT_TRANSLATE_NOOP("Parameters", "How long the model thinks before it answers."),
    ),
    "temperature": Words(
        QT_TRANSLATE_NOOP("Parameters", "Temperature"),
        QT_TRANSLATE_NOOP("Parameters", "Higher is more varied, lower is more certain."),
    ),
    "top_p": Words(
        QT_TRANSLATE_NOOP("Parameters", "Top-p"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Choose among the likeliest words that together have this probability."
        ),
    ),
    "max_tokens": Words(
        QT_TRANSLATE_NOOP("Parameters", "Answer length"),
        QT_TRANSLATE_NOOP(
            "Parameters", "The most tokens an answer may have; a token is about three quarters of a word."
        ),
    ),
    "top_k": Words(
        QT_TRANSLATE_NOOP("Parameters", "Top-k"),
        QT_TRANSLATE_NOOP("Parameters", "Choose among this many of the likeliest words; 0 or -1 means all."),
    ),
    "min_p": Words(
        QT_TRANSLATE_NOOP("Parameters", "Min-p"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Leave out words that are less likely than this part of the likeliest."
        ),
    ),
    "seed": Words(
        QT_TRANSLATE_NOOP("Parameters", "Seed"),
        QT_TRANSLATE_NOOP("Parameters", "The same seed gives the same answer again."),
    ),
    "typical_p": Words(
        QT_TRANSLATE_NOOP("Parameters", "Typical-p"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Keep to words that are about as surprising as words usually are here; 1 means all."
        ),
    ),
    "top_n_sigma": Words(
        QT_TRANSLATE_NOOP("Parameters", "Top-n-sigma"),
        QT_TRANSLATE_NOOP(
            "Parameters",
            "Keep words whose score is within so many standard deviations of the best; -1 means all.",
        ),
    ),
    "xtc_probability": Words(
        QT_TRANSLATE_NOOP("Parameters", "XTC probability"),
        QT_TRANSLATE_NOOP(
            "Parameters", "How often the likeliest words are left out, for more surprise; 0 means never."
        ),
    ),
    "xtc_threshold": Words(
        QT_TRANSLATE_NOOP("Parameters", "XTC threshold"),
        QT_TRANSLATE_NOOP(
            "Parameters",
            "Words that are likelier than this may be left out, all but the least likely of them.",
        ),
    ),
    "dynatemp_range": Words(
        QT_TRANSLATE_NOOP("Parameters", "Temperature range"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Let the temperature move this far up and down, by how sure the model is."
        ),
    ),
    "dynatemp_exponent": Words(
        QT_TRANSLATE_NOOP("Parameters", "Temperature exponent"),
        QT_TRANSLATE_NOOP("Parameters", "How sharply the temperature follows the model's certainty."),
    ),
    "mirostat": Words(
        QT_TRANSLATE_NOOP("Parameters", "Mirostat"),
        QT_TRANSLATE_NOOP(
            "Parameters",
            "Steer by surprise instead of top-p and the like: 0 is off, 1 and 2 are its versions.",
        ),
    ),
    "mirostat_tau": Words(
        QT_TRANSLATE_NOOP("Parameters", "Mirostat target"),
        QT_TRANSLATE_NOOP("Parameters", "The surprise that Mirostat aims at; lower keeps to the subject."),
    ),
    "mirostat_eta": Words(
        QT_TRANSLATE_NOOP("Parameters", "Mirostat rate"),
        QT_TRANSLATE_NOOP("Parameters", "How fast Mirostat corrects itself."),
    ),
    "repetition_penalty": Words(
        QT_TRANSLATE_NOOP("Parameters", "Repetition penalty"),
        QT_TRANSLATE_NOOP("Parameters", "Above 1, what was said already becomes less likely."),
    ),
    "frequency_penalty": Words(
        QT_TRANSLATE_NOOP("Parameters", "Frequency penalty"),
        QT_TRANSLATE_NOOP("Parameters", "Above 0, a word becomes less likely each time it is said."),
    ),
    "presence_penalty": Words(
        QT_TRANSLATE_NOOP("Parameters", "Presence penalty"),
        QT_TRANSLATE_NOOP("Parameters", "Above 0, a word becomes less likely once it was said."),
    ),
    "penalty_last_n": Words(
        QT_TRANSLATE_NOOP("Parameters", "Penalty window"),
        QT_TRANSLATE_NOOP(
            "Parameters", "How many of the last tokens the penalties look at; -1 means all, 0 none."
        ),
    ),
    "dry_multiplier": Words(
        QT_TRANSLATE_NOOP("Parameters", "DRY strength"),
        QT_TRANSLATE_NOOP("Parameters", "How strongly whole phrases are kept from coming again; 0 is off."),
    ),
    "dry_base": Words(
        QT_TRANSLATE_NOOP("Parameters", "DRY growth"),
        QT_TRANSLATE_NOOP("Parameters", "How fast the DRY penalty grows with the length of the phrase."),
    ),
    "dry_allowed_length": Words(
        QT_TRANSLATE_NOOP("Parameters", "DRY allowed length"),
        QT_TRANSLATE_NOOP("Parameters", "Phrases of up to so many tokens may come again freely."),
    ),
    "dry_penalty_last_n": Words(
        QT_TRANSLATE_NOOP("Parameters", "DRY window"),
        QT_TRANSLATE_NOOP("Parameters", "How many of the last tokens DRY looks at; -1 means all, 0 none."),
    ),
    "dry_sequence_breakers": Words(
        QT_TRANSLATE_NOOP("Parameters", "DRY breakers"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Texts at which a phrase ends for DRY. One a line; \\n stands for a line break."
        ),
    ),
    "bad_words": Words(
        QT_TRANSLATE_NOOP("Parameters", "Forbidden words"),
        QT_TRANSLATE_NOOP("Parameters", "Words that are never said, in the reasoning neither. One a line."),
    ),
    "min_tokens": Words(
        QT_TRANSLATE_NOOP("Parameters", "Shortest answer"),
        QT_TRANSLATE_NOOP(
            "Parameters", "The answer does not end before it has so many tokens, reasoning included."
        ),
    ),
    "thinking_token_budget": Words(
        QT_TRANSLATE_NOOP("Parameters", "Reasoning limit"),
        QT_TRANSLATE_NOOP(
            "Parameters", "The reasoning ends after so many tokens, and the answer begins; -1 means no limit."
        ),
    ),
    "stop": Words(
        QT_TRANSLATE_NOOP("Parameters", "Stop strings"),
        QT_TRANSLATE_NOOP(
            "Parameters", "The answer ends before any of these. One a line; \\n stands for a line break."
        ),
    ),
    "form": Words(
        QT_TRANSLATE_NOOP("Parameters", "Form of the answer"),
        QT_TRANSLATE_NOOP(
            "Parameters",
            "What the answer must be: free text, JSON, one of several texts. The reasoning stays free.",
        ),
    ),
    "include_stop_str_in_output": Words(
        QT_TRANSLATE_NOOP("Parameters", "Keep the stop string"),
        QT_TRANSLATE_NOOP("Parameters", "The stop string that ended the answer stays in it."),
    ),
    "skip_special_tokens": Words(
        QT_TRANSLATE_NOOP("Parameters", "Hide special tokens"),
        QT_TRANSLATE_NOOP("Parameters", "Control tokens of the model are left out of the text."),
    ),
    "logit_bias": Words(
        QT_TRANSLATE_NOOP("Parameters", "Token biases"),
        QT_TRANSLATE_NOOP(
            "Parameters",
            "A number that is added to a token's score: one pair a line, such as 1234: -5. -100 forbids it.",
        ),
    ),
    "stop_token_ids": Words(
        QT_TRANSLATE_NOOP("Parameters", "Stop tokens"),
        QT_TRANSLATE_NOOP(
            "Parameters", "The answer ends at any of these tokens, by number. Separate them by spaces."
        ),
    ),
    "ignore_eos": Words(
        QT_TRANSLATE_NOOP("Parameters", "Ignore the end"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Go on when the model ends its answer, up to the answer length. For measurements."
        ),
    ),
    "priority": Words(
        QT_TRANSLATE_NOOP("Parameters", "Priority"),
        QT_TRANSLATE_NOOP(
            "Parameters", "Of the answers that wait, the one with the lowest number is served first."
        ),
    ),
    "reuse_prefix": Words(
        QT_TRANSLATE_NOOP("Parameters", "Reuse with a seed"),
        QT_TRANSLATE_NOOP(
            "Parameters",
            "Reuse what was computed of the prompt even with a seed: faster, but the answer may differ.",
        ),
    ),
}
