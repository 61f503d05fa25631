"""Every parameter of the table, on both engines: it arrives, or the engine lacks it as the program says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.domain.capabilities import lacking, lacking_forms
from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.parameters import AnswerForm, FormKind, GenerationParameters, ReasoningEffort
from gptoss_desktop.domain.parameters_table import PARAMETERS, SPECS, Scope
from tests.conformance import wire
from tests.conformance.talk import REASONING, answer, ask, asked, request
from tests.conformance.test_structured import CITY

if TYPE_CHECKING:
    from gptoss_desktop.engine.client import EngineClient
    from tests.conformance.engines import Engine

SUM = "What is 2 + 2?"
ANSWER = "2 + 2 = **4**."
VALUES: dict[str, Any] = {
    "reasoning_effort": ReasoningEffort.LOW,
    "temperature": 0.5,
    "top_p": 0.9,
    "max_tokens": 300,
    "top_k": 5,
    "min_p": 0.1,
    "seed": 7,
    "typical_p": 0.9,
    "top_n_sigma": 3.0,
    "xtc_probability": 0.1,
    "xtc_threshold": 0.3,
    "dynatemp_range": 0.1,
    "dynatemp_exponent": 2.0,
    "mirostat": 2,
    "mirostat_tau": 4.0,
    "mirostat_eta": 0.2,
    "repetition_penalty": 1.1,
    "frequency_penalty": 0.1,
    "presence_penalty": 0.1,
    "penalty_last_n": 32,
    "dry_multiplier": 0.5,
    "dry_base": 2.0,
    "dry_allowed_length": 3,
    "dry_penalty_last_n": 64,
    "dry_sequence_breakers": ("\n",),
    "bad_words": ("nonsense",),
    "min_tokens": 3,
    "thinking_token_budget": 20,
    "stop": ("END",),
    "include_stop_str_in_output": True,
    "skip_special_tokens": False,
    "logit_bias": ((5, -1.0),),
    "stop_token_ids": (6,),
    "ignore_eos": False,
    "priority": 2,
    "reuse_prefix": True,
}
SENT = [spec for spec in PARAMETERS if spec.scope is not Scope.NONE]


def test_every_parameter_is_tried() -> None:
    assert set(VALUES) == {spec.name for spec in SENT}


def test_both_take_all_that_they_have_at_once(client: EngineClient) -> None:
    has = {name: value for name, value in VALUES.items() if name not in lacking(client.info)}
    heard = answer(client, request(client, asked(SUM), **has))
    assert heard.outcome.failure is None, heard.outcome.failure
    assert heard.outcome.reason in {FinishReason.STOP, FinishReason.LENGTH}


@pytest.mark.parametrize("name", VALUES)
def test_an_engine_knows_a_parameter_or_the_program_says_that_it_lacks_it(engine: Engine, name: str) -> None:
    """A field that is known is refused where its value is nonsense; one that is not is passed over."""
    found = wire.chat(engine, SUM, **{SPECS[name].wire_name: {"nonsense": [1]}})
    if name not in lacking(engine.info):
        assert found.status == 400, found.data
        assert name in str(found.error["message"]), found.error
    elif found.status == 400:
        # It is a word of the API, and yet of no use here.
        assert name in {"thinking_token_budget", "skip_special_tokens"}
    else:
        assert found.status == 200, found.data


def test_special_tokens_are_taken_out_of_a_harmony_answer_whatever_is_asked(client: EngineClient) -> None:
    assert ask(client, SUM, skip_special_tokens=False).text() == ANSWER


def test_a_stop_string_may_stay(client: EngineClient) -> None:
    assert ask(client, SUM, stop=("= ",)).text() == "2 + 2 "
    assert ask(client, SUM, stop=("= ",), include_stop_str_in_output=True).text() == "2 + 2 = "


def test_a_biased_token_comes_or_stays_away(client: EngineClient) -> None:
    ids: list[tuple[int, ...]] = []
    client.tokenize("2", lambda found: ids.append(found if isinstance(found, tuple) else ()))
    heard = ask(client, SUM)
    (token,) = ids[0]
    assert "2" in heard.text()
    assert "2" not in ask(client, SUM, logit_bias=((token, -100.0),), max_tokens=40).text().replace("12", "")


def test_words_are_kept_from_the_answer(client: EngineClient) -> None:
    assert "sum" in ask(client, SUM).text(REASONING)
    assert "sum" not in ask(client, SUM, bad_words=("sum",), max_tokens=60).text(REASONING)


def test_an_answer_is_as_long_as_it_must_be(client: EngineClient) -> None:
    short = ask(client, SUM).outcome.usage.completion_tokens
    longer = ask(client, SUM, min_tokens=short + 20).outcome.usage.completion_tokens
    assert longer >= short + 20


def test_an_answer_that_ends_at_a_token(client: EngineClient) -> None:
    ids: list[tuple[int, ...]] = []
    client.tokenize(" =", lambda found: ids.append(found if isinstance(found, tuple) else ()))
    whole = ask(client, SUM)
    (token,) = ids[0]
    assert whole.text() == ANSWER
    # vLLM gives the text of the token, too.
    assert ask(client, SUM, stop_token_ids=(token,)).text() in {"2 + 2", "2 + 2 ="}


def test_a_seed_repeats_an_answer_at_any_temperature(client: EngineClient) -> None:
    first, second = (ask(client, SUM, temperature=2.0, seed=11, max_tokens=30) for _ in range(2))
    assert (first.text(REASONING), first.text()) == (second.text(REASONING), second.text())


FORMS = {
    FormKind.OBJECT: (AnswerForm(FormKind.OBJECT), None),
    FormKind.SCHEMA: (AnswerForm(FormKind.SCHEMA, json.dumps(CITY)), None),
    FormKind.CHOICE: (AnswerForm(FormKind.CHOICE, "yes\nno"), {"yes", "no"}),
    FormKind.REGEX: (AnswerForm(FormKind.REGEX, "(yes|no)"), {"yes", "no"}),
    FormKind.GRAMMAR: (AnswerForm(FormKind.GRAMMAR, 'root ::= "yes" | "no"'), {"yes", "no"}),
}


@pytest.mark.parametrize("kind", FormKind)
def test_an_answer_takes_the_form_that_was_chosen(client: EngineClient, kind: FormKind) -> None:
    form, texts = FORMS[kind]
    heard = answer(client, request(client, asked(SUM), form=form))
    if kind in lacking_forms(client.info):
        assert heard.outcome.failure is not None
        assert heard.outcome.failure.kind is FailureKind.BAD_REQUEST
        return
    assert heard.outcome.failure is None, heard.outcome.failure
    if texts is None:
        assert isinstance(json.loads(heard.text()), dict)
    else:
        assert heard.text() in texts


def test_a_budget_of_reasoning_is_refused_where_it_is_lacking(client: EngineClient) -> None:
    """Else a person would think that it holds."""
    heard = answer(client, request(client, asked(SUM), thinking_token_budget=3))
    if "thinking_token_budget" in lacking(client.info):
        assert heard.outcome.failure is not None
    else:
        assert heard.outcome.usage.reasoning_tokens <= 4


def test_defaults_are_the_engines(client: EngineClient) -> None:
    """At temperature 0 the neutral values of the table change nothing."""
    neutral: dict[str, Any] = {spec.name: spec.default for spec in SENT if spec.default is not None}
    has = {
        name: value for name, value in neutral.items() if name not in {"temperature", *lacking(client.info)}
    }
    GenerationParameters(**has).validate()
    assert ask(client, SUM, **has).text() == ANSWER
