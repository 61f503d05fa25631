"""The sampling parameters of a request, in OpenAI's and vLLM's names."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.parameters import ParameterError, Range, check_stop
from gptoss_desktop.domain.said import say
from gptoss_desktop.worker.llama.types import SamplingParameters
from gptoss_desktop.worker.server.fields import is_token, out_of_range, wrong

if TYPE_CHECKING:
    from gptoss_desktop.worker.server.fields import Fields

LOGIT_BIAS = Range(-100.0, 100.0)
"""OpenAI's range."""
MAX_LOGIT_BIASES = 1024
MAX_SEQUENCE_BREAKERS = 16

_NOT_NUMBERS = ("logit_bias", "ignore_eos", "dry_sequence_breakers")
_NUMBERS = tuple(
    field.name for field in dataclasses.fields(SamplingParameters) if field.name not in _NOT_NUMBERS
)


def parse_sampling(fields: Fields, n_vocab: int) -> SamplingParameters:
    """Return the sampler chain's parameters; what is absent keeps its default.

    Raises:
        ApiError: a value is of the wrong type or out of its range.

    """
    given: dict[str, Any] = {name: fields.number(name) for name in _NUMBERS}
    given = {name: value for name, value in given.items() if value is not None}
    breakers = fields.strings("dry_sequence_breakers")
    if len(breakers) > MAX_SEQUENCE_BREAKERS:
        raise wrong(
            "dry_sequence_breakers",
            list(breakers),
            say("at most {max_sequence_breakers} strings", max_sequence_breakers=MAX_SEQUENCE_BREAKERS),
        )
    if breakers:
        given["dry_sequence_breakers"] = breakers
    return SamplingParameters(
        **given, logit_bias=_logit_bias(fields, n_vocab), ignore_eos=fields.flag("ignore_eos")
    )


def parse_stop(fields: Fields) -> tuple[str, ...]:
    """Return the stop strings.

    Raises:
        ApiError: they are no strings, too many, empty or too long.

    """
    stop = fields.strings("stop")
    try:
        check_stop(stop)
    except ParameterError as error:
        raise out_of_range(error) from None
    return stop


def _logit_bias(fields: Fields, n_vocab: int) -> dict[int, float]:
    biases = fields.mapping("logit_bias")
    if len(biases) > MAX_LOGIT_BIASES:
        raise wrong(
            "logit_bias",
            biases,
            say("an object of at most {max_logit_biases} token ids", max_logit_biases=MAX_LOGIT_BIASES),
        )
    return dict(_bias(word, value, n_vocab) for word, value in biases.items())


def _bias(word: str, value: object, n_vocab: int) -> tuple[int, float]:
    token = int(word) if word.isdecimal() and len(word) < 10 else None  # noqa: PLR2004  digits of 2^31
    if token is None or not is_token(token, n_vocab):
        raise wrong(
            "logit_bias", {}, say("an object whose keys are token ids from 0 to {value}", value=n_vocab - 1)
        )
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not LOGIT_BIAS.low <= value <= LOGIT_BIAS.high
    ):
        raise out_of_range(
            ParameterError(
                f"logit_bias[{token}]", value, say("a number from {logit_bias}", logit_bias=LOGIT_BIAS)
            )
        )
    return token, float(value)
