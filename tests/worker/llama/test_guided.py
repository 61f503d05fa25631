"""Sampling under a grammar, with what must come and without what must not: exact, and the same again."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import jsonschema
import numpy as np
import pytest

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.worker.grammar.expression import AnyOf, Grammar, InTurn, Named, one_of_texts, text
from gptoss_desktop.worker.grammar.gbnf import parse_gbnf
from gptoss_desktop.worker.grammar.matcher import Matcher
from gptoss_desktop.worker.grammar.schema import schema_grammar
from gptoss_desktop.worker.grammar.table import compile_grammar
from tests.support.generation import Answer, running_engine
from tests.worker.grammar.following import exactly

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel

SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 20},
        "age": {"type": "integer", "minimum": 0, "maximum": 130},
        "tags": {"type": "array", "items": {"enum": ["new", "old", "blue"]}, "maxItems": 3},
        "size": {"type": "number", "exclusiveMinimum": 0, "maximum": 2.5},
        "more": {
            "anyOf": [
                {"type": "null"},
                {"type": "object", "additionalProperties": {"type": "boolean"}, "maxProperties": 2},
            ]
        },
    },
    "required": ["name", "age", "tags"],
    "additionalProperties": False,
}
TABLE = compile_grammar(schema_grammar(SCHEMA))


def matcher(model: LoadedModel, grammar: Grammar | None = None) -> Matcher:
    table = TABLE if grammar is None else compile_grammar(grammar)
    return Matcher(table, model.vocabulary.pieces, model.vocabulary.end_tokens)


def prompt_of(model: LoadedModel) -> list[int]:
    return model.tokenize("Write JSON about a person.\n", add_special=False, parse_special=False)


def text_of(model: LoadedModel, answer: Answer) -> str:
    return b"".join(map(model.piece, answer.tokens)).decode()


@pytest.mark.parametrize(
    "sampling",
    [{}, {"top_p": 0.9, "min_p": 0.05, "repetition_penalty": 1.3}, {"mirostat": 2}, {"typical_p": 0.7}],
    ids=str,
)
def test_every_answer_is_valid(smollm2: LoadedModel, sampling: dict[str, Any]) -> None:
    _check_answers(smollm2, seeds=4, **sampling)


def test_every_answer_of_a_large_vocabulary_is_valid(tiny_gptoss: LoadedModel) -> None:
    _check_answers(tiny_gptoss, seeds=3)


def _check_answers(model: LoadedModel, seeds: int, **sampling: Any) -> None:
    heat = {"temperature": 1.0, **sampling}
    with running_engine(model, parallel=4) as engine:
        answers = [
            engine.ask(prompt_of(model), 100, seed=seed, constraint=matcher(model), **heat)
            for seed in range(seeds)
        ]
        reasons = [answer.wait().reason for answer in answers]
    assert FinishReason.STOP in reasons
    for answer, reason in zip(answers, reasons, strict=True):
        if reason is FinishReason.STOP:
            jsonschema.validate(json.loads(text_of(model, answer)), SCHEMA)
        else:
            assert reason is FinishReason.LENGTH
            assert len(answer.tokens) == 100


def test_a_seed_gives_the_same_answer_alone_and_among_others(model: LoadedModel) -> None:
    with running_engine(model, parallel=4) as engine:

        def ask(seed: int) -> Answer:
            return engine.ask(prompt_of(model), 40, seed=seed, constraint=matcher(model), temperature=1.0)

        alone = ask(5)
        alone.wait()
        among = [ask(seed) for seed in (4, 5, 6)] + [engine.ask(prompt_of(model), 20, temperature=1.0)]
        for answer in among:
            answer.wait()
    assert among[1].tokens == alone.tokens
    assert among[0].tokens != alone.tokens


def test_a_free_answer_is_what_it_was(smollm2: LoadedModel) -> None:
    """A grammar that allows everything changes no token, and neither does a neighbour that has one."""
    everything = parse_gbnf("root ::= .*")
    with running_engine(smollm2, parallel=2) as engine:
        free = engine.ask(prompt_of(smollm2), 30, seed=1, temperature=1.0)
        free.wait()
        bound = engine.ask(
            prompt_of(smollm2), 30, seed=1, temperature=1.0, constraint=matcher(smollm2, everything)
        )
        neighbour = engine.ask(prompt_of(smollm2), 30, seed=1, temperature=1.0)
        bound.wait()
        neighbour.wait()
    assert free.tokens == bound.tokens == neighbour.tokens


def test_what_fits_is_as_likely_as_the_model_has_it(smollm2: LoadedModel) -> None:
    """One of the numbers is much the likeliest, and none is what the model says most."""
    prompt = smollm2.tokenize("One, two, three, four, five", add_special=False, parse_special=False)
    numbers = compile_grammar(Grammar(one_of_texts([" seven", " eight", " nine", " six"]), {}))

    def bound() -> Matcher:
        return Matcher(numbers, smollm2.vocabulary.pieces, smollm2.vocabulary.end_tokens)

    fitting = set(exactly(bound()))
    drawn: Counter[int] = Counter()
    with running_engine(smollm2) as engine:
        free = engine.ask(prompt, 1, top_logprobs=20_000)
        free.wait()
        for seed in range(40):
            answer = engine.ask(prompt, 1, seed=seed, reuse_prefix=True, temperature=1.0, constraint=bound())
            answer.wait()
            drawn[answer.tokens[0]] += 1
    assert free.tokens[0] not in fitting
    assert set(drawn) <= fitting
    by_likelihood = [top for top in free.sampled[0].top if top.token in fitting]
    shares = [math.exp(top.logprob - by_likelihood[0].logprob) for top in by_likelihood]
    assert drawn[by_likelihood[0].token] / 40 == pytest.approx(1 / sum(shares), abs=0.25)


def test_it_ends_with_the_grammar_and_not_before(smollm2: LoadedModel) -> None:
    end = {smollm2.eos_token: 100.0}
    with running_engine(smollm2) as engine:
        done = engine.ask(prompt_of(smollm2), 50, constraint=matcher(smollm2, parse_gbnf('root ::= "done."')))
        assert done.wait().reason is FinishReason.STOP
        assert text_of(smollm2, done) == "done."
        assert done.end_token is None
        # The likeliest token by far is the end, which comes where it may.
        early = engine.ask(
            prompt_of(smollm2),
            50,
            ignore_eos=False,
            logit_bias=end,
            constraint=matcher(smollm2, parse_gbnf("root ::= [0-9]{3,9}")),
        )
        assert early.wait().reason is FinishReason.STOP
        assert text_of(smollm2, early).isdecimal()
        assert len(text_of(smollm2, early)) >= 3
        assert early.end_token == smollm2.eos_token


def test_what_no_token_can_write_ends_that_request_alone(smollm2: LoadedModel) -> None:
    class Stuck(Matcher):
        """Lets nothing through after two tokens, as a vocabulary without some byte would."""

        def allows(self, token: int) -> bool:
            return self.complete and super().allows(token)

        def allowed(self, effort: int | None = None) -> Any:
            return np.zeros(0, np.int32)

    stuck = Stuck(compile_grammar(parse_gbnf('root ::= "x"')), smollm2.vocabulary.pieces, frozenset())
    with running_engine(smollm2, parallel=2) as engine:
        other = engine.ask(prompt_of(smollm2), 20)
        finish = engine.ask(prompt_of(smollm2), 20, constraint=stuck).wait()
        assert finish.reason is FinishReason.ERROR
        assert finish.error == "No token of this model can go on with the answer under its grammar."
        assert other.wait().reason is FinishReason.LENGTH


def test_a_grammar_that_leaves_too_much_open_ends_that_request_alone(smollm2: LoadedModel) -> None:
    numbers = range(21_000)
    options = AnyOf(tuple(InTurn((text("x"), Named(str(number)))) for number in numbers))
    begun = InTurn((text("x"), options))
    wide = matcher(smollm2, Grammar(begun, {str(number): text("y") for number in numbers}))
    with running_engine(smollm2, parallel=2) as engine:
        other = engine.ask(prompt_of(smollm2), 20)
        finish = engine.ask(prompt_of(smollm2), 40, constraint=wide).wait()
        assert finish.error == (
            "The answer's grammar leaves too much open at this point: make it less ambiguous."
        )
        assert other.wait().reason is FinishReason.LENGTH


def test_what_must_come_and_may_not_ends_that_request_alone(smollm2: LoadedModel) -> None:
    with running_engine(smollm2, parallel=2) as engine:
        other = engine.ask(prompt_of(smollm2), 20)
        bound = matcher(smollm2, parse_gbnf('root ::= "done"'))
        finish = engine.ask(prompt_of(smollm2), 9, constraint=bound, steering=Script([5])).wait()
        assert finish.reason is FinishReason.ERROR
        assert other.wait().reason is FinishReason.LENGTH


class Script:
    """Steers to some tokens, then lets go."""

    def __init__(self, tokens: list[int]) -> None:
        self._tokens = list(tokens)

    def forced(self) -> int | None:
        return self._tokens.pop(0) if self._tokens else None


def test_what_must_come_comes_first(smollm2: LoadedModel) -> None:
    words = smollm2.tokenize(" Certainly not", add_special=False, parse_special=False)
    with running_engine(smollm2) as engine:
        steered = engine.ask(prompt_of(smollm2), 12, steering=Script(words))
        steered.wait()
        continued = engine.ask([*prompt_of(smollm2), *words], 12 - len(words))
        continued.wait()
    assert steered.tokens == [*words, *continued.tokens]


def test_bad_words_are_never_said(smollm2: LoadedModel) -> None:
    with running_engine(smollm2) as engine:
        plain = engine.ask(prompt_of(smollm2), 12)
        plain.wait()
        pair, single = tuple(plain.tokens[2:4]), (plain.tokens[6],)
        other = engine.ask(prompt_of(smollm2), 40, bad_words=(pair, single))
        other.wait()
    pairs = list(zip(other.tokens, other.tokens[1:], strict=False))
    assert pair not in pairs
    assert single[0] not in other.tokens
    # The first token of a pair is no bad word by itself.
    assert other.tokens[:3] == plain.tokens[:3]


def test_a_grammar_comes_before_bad_words(smollm2: LoadedModel) -> None:
    word = smollm2.tokenize("done", add_special=False, parse_special=False)
    letters = tuple((token,) for token in range(smollm2.n_vocab) if smollm2.piece(token).startswith(b"d"))
    assert (word[0],) in letters
    with running_engine(smollm2) as engine:
        answer = engine.ask(
            prompt_of(smollm2),
            9,
            bad_words=letters,
            constraint=matcher(smollm2, parse_gbnf('root ::= "done"')),
        )
        answer.wait()
    assert text_of(smollm2, answer) == "done"
