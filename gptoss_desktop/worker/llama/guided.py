"""Sampling that is not the model's alone: under a grammar, without some words, with a token that must come.

First the model draws freely, and the one token is checked. Only where it does not fit, it draws again among
those whose first byte fits and without the likeliest that do not fit, and at last among exactly those that
do. To set aside what does not fit and draw again leaves the probabilities of what fits as they are to each
other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from gptoss_desktop.worker.grammar.errors import GrammarLimitError
from gptoss_desktop.worker.llama.candidates import Candidates
from gptoss_desktop.worker.llama.sampler import SamplerChain
from gptoss_desktop.worker.llama.types import ConstraintError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gptoss_desktop.worker.llama.context import DecodeContext
    from gptoss_desktop.worker.llama.types import Constraint, GenerationRequest
    from gptoss_desktop.worker.llama.vocabulary import Vocabulary

FEW, MANY = 256, 4096
"""How many of the likeliest tokens are checked, one by one, before `DRAWS` among what is left."""
EFFORT = 2048
"""Tokens looked at, at most, to find the exact set after the first draws.

Of gpt-oss's 201,088 tokens the exact set takes two milliseconds where few fit, which is where draws fail, and
up to 0.7 s where most do, which is where a draw fits: only what is in between comes to the second draws.
"""
DRAWS = 2

_TOO_OPEN = "The answer's grammar leaves too much open at this point: make it less ambiguous."
_STEERED_OUT = "What must come next in the answer is not allowed by its grammar."
_STUCK = "No token of this model can go on with the answer under its grammar."


class Sampler(Protocol):
    """Chooses the tokens of one sequence."""

    def sample(self, context: DecodeContext, row: int) -> int:
        """Choose the next token from the logits of the batch's token `row`. May raise ConstraintError."""

    def close(self) -> None:
        """Free what is held."""


def make_sampler(request: GenerationRequest, vocabulary: Vocabulary, context: int) -> Sampler:
    """Return the sampler of a request: the chain alone, where nothing guides it."""
    chain = SamplerChain(request, vocabulary, context)
    free = request.constraint is None and request.steering is None and not request.bad_words
    return chain if free else GuidedSampler(chain, request, vocabulary.size)


class GuidedSampler:
    """A chain under a request's constraint, steering and bad words; closing it closes the chain."""

    def __init__(self, chain: SamplerChain, request: GenerationRequest, n_vocab: int) -> None:
        self._chain = chain
        self._constraint = request.constraint
        self._steering = request.steering
        self._bad_words = request.bad_words
        self._said: list[int] = []
        self._candidates = Candidates(n_vocab)
        self._all = np.arange(n_vocab, dtype=np.int32)

    def sample(self, context: DecodeContext, row: int) -> int:
        """See `Sampler`."""
        token = None if self._steering is None else self._steering.forced()
        refused = self._refused()
        if token is None and self._constraint is None and not refused:
            token = self._chain.sample(context, row)
        else:
            token = self._guided(context.logits(row), token, refused)
        if self._bad_words:
            self._said.append(token)
        return token

    def close(self) -> None:
        """See `Sampler`."""
        self._chain.close()

    def _guided(self, logits: NDArray[np.float32], forced: int | None, refused: list[int]) -> int:
        try:
            token = self._draw(logits, refused) if forced is None else forced
            if self._constraint is not None:
                if forced is not None and not self._constraint.allows(forced):
                    raise ConstraintError(_STEERED_OUT)
                self._constraint.accept(token)
        except GrammarLimitError:
            raise ConstraintError(_TOO_OPEN) from None
        self._chain.accept(token)
        return token

    def _draw(self, logits: NDArray[np.float32], refused: list[int]) -> int:
        token = self._one_of(logits, np.delete(self._all, refused) if refused else None)
        if self._constraint is None or self._constraint.allows(token):
            return token
        return self._draw_under(self._constraint, logits, [*refused, token])

    def _draw_under(self, constraint: Constraint, logits: NDArray[np.float32], refused: list[int]) -> int:
        tokens, token = self._try(constraint, logits, self._but(constraint.candidates(), refused), FEW)
        exact = constraint.allowed(EFFORT) if token is None else None
        if token is None and exact is None:
            _, token = self._try(constraint, logits, tokens, MANY)
            exact = constraint.allowed() if token is None else None
        return self._one_of_exact(logits, exact, refused) if token is None else token

    def _try(
        self, constraint: Constraint, logits: NDArray[np.float32], tokens: NDArray[np.int32], checked: int
    ) -> tuple[NDArray[np.int32], int | None]:
        """Draw without those of the likeliest tokens that do not fit; return what is left, and what fits."""
        misfits = _misfits(constraint, _likeliest(tokens, logits, checked))
        for _ in range(DRAWS):
            tokens = self._but(tokens, misfits)
            if not len(tokens):
                break
            token = self._one_of(logits, tokens)
            if constraint.allows(token):
                return tokens, token
            misfits = [token]
        return self._but(tokens, misfits), None

    def _one_of_exact(
        self, logits: NDArray[np.float32], tokens: NDArray[np.int32] | None, refused: list[int]
    ) -> int:
        if tokens is None or not len(tokens):
            raise ConstraintError(_STUCK)
        # Bad words give way to the grammar where nothing else is left.
        wanted = self._but(tokens, refused)
        return self._one_of(logits, wanted if len(wanted) else tokens)

    def _but(self, tokens: NDArray[np.int32], refused: list[int]) -> NDArray[np.int32]:
        """Return some tokens without others. A mask over the vocabulary is 20 times faster than np.isin."""
        kept = np.ones(len(self._all), np.bool_)
        kept[refused] = False
        return tokens[kept[tokens]]

    def _one_of(self, logits: NDArray[np.float32], tokens: NDArray[np.int32] | None) -> int:
        self._candidates.fill(logits, tokens)
        return self._chain.draw(self._candidates)

    def _refused(self) -> list[int]:
        """Return the tokens that would complete a bad word."""
        said = self._said
        return [word[-1] for word in self._bad_words if word[:-1] == tuple(said[len(said) - len(word) + 1 :])]


def _likeliest(tokens: NDArray[np.int32], logits: NDArray[np.float32], count: int) -> NDArray[np.int32]:
    if len(tokens) <= count:
        return tokens
    return tokens[np.argpartition(logits[tokens], -count)[-count:]]


def _misfits(constraint: Constraint, tokens: NDArray[np.int32]) -> list[int]:
    return [token for token in tokens.tolist() if not constraint.allows(token)]
