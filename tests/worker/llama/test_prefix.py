"""Kept KV is reused where it is whole, and only there; the logits are those of a cold run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from gptoss_desktop.worker.llama.batch import TokenBatch
from gptoss_desktop.worker.llama.context import MAX_BATCH, ContextOptions, DecodeContext
from gptoss_desktop.worker.llama.prefix import common_prefix, reusable_tokens
from gptoss_desktop.worker.llama.slots import Slot, SlotTable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gptoss_desktop.worker.llama.model import LoadedModel

_CHUNK = 64
_LENGTH = (
    1408  # eleven sliding windows of 128 tokens; whole chunks, so that a cold run is cut at the same places
)


def test_common_prefix() -> None:
    assert common_prefix([], [1]) == 0
    assert common_prefix([1, 2, 3], [1, 2, 4, 5]) == 2
    assert common_prefix([1, 2], [1, 2, 3]) == 2


@pytest.mark.parametrize(
    ("first_position", "window", "expected"),
    [(0, 0, 4), (0, 3, 4), (1, 3, 4), (2, 3, 0), (1, 8, 0), (-1, 8, 4)],
)
def test_a_window_must_be_whole(first_position: int, window: int, expected: int) -> None:
    assert reusable_tokens([1, 2, 3, 4, 5], [1, 2, 3, 4, 9], first_position, window) == expected


def test_one_token_is_left_to_compute() -> None:
    assert reusable_tokens([1, 2, 3, 4], [1, 2, 3, 4], 0, 0) == 3


class Cache:
    """A slot table over a context of its own, filled as a prompt is."""

    def __init__(self, model: LoadedModel, *, full_window: bool) -> None:
        self.context = DecodeContext(model, ContextOptions(2048, 1, 1, full_window))
        self.table = SlotTable(self.context, model.n_swa)
        self._batch = TokenBatch(MAX_BATCH)

    def compute(self, slot: Slot, prompt: list[int]) -> NDArray[np.float32]:
        """Compute what the slot lacks of the prompt; return the logits after its last token."""
        row = 0
        for start in range(len(slot.tokens), len(prompt), _CHUNK):
            tokens = prompt[start : start + _CHUNK]
            row = len(tokens) - 1
            self._batch.fill_chunk(slot.index, start, tokens, last_logits=True)
            assert self.context.decode(self._batch) == 0
        slot.tokens[:] = prompt
        return self.context.logits(row).copy()

    def cold(self, slot: Slot, prompt: list[int]) -> NDArray[np.float32]:
        """Compute the whole prompt from nothing."""
        self.table.clear(slot)
        return self.compute(slot, prompt)

    def assert_whole(self, slot: Slot, window: int) -> None:
        """The KV holds exactly the slot's tokens, and all that the next one attends to."""
        length = len(slot.tokens)
        assert self.context.last_position(slot.index) == length - 1
        assert 0 <= self.context.first_position(slot.index) <= max(0, length - window)


def _prompt(model: LoadedModel, length: int = _LENGTH) -> list[int]:
    generator = np.random.default_rng(7)
    return [int(token) for token in generator.integers(100, min(model.n_vocab, 100_000), length)]


_BACK = {"one more turn": 0, "back by a chunk": 1, "back by five chunks": 5, "back to the first chunk": 21}


@pytest.mark.parametrize("full_window", [True, False])
@pytest.mark.parametrize("back", _BACK.values(), ids=_BACK)
def test_going_on_and_going_back(tiny_gptoss: LoadedModel, back: int, *, full_window: bool) -> None:
    cache = Cache(tiny_gptoss, full_window=full_window)
    prompt = _prompt(tiny_gptoss)
    kept = len(prompt) - back * _CHUNK
    following = [*prompt[:kept], *reversed(prompt[:300])]

    slot = cache.table.claim(prompt, reuse=False)
    cache.compute(slot, prompt)
    cache.assert_whole(slot, tiny_gptoss.n_swa)
    cache.table.release(slot)
    cache.table.claim(following, reuse=True)
    assert len(slot.tokens) in ({kept} if full_window or back < 2 else {0, kept})
    if slot.tokens:
        cache.assert_whole(slot, tiny_gptoss.n_swa)
    warm = cache.compute(slot, following)
    cache.assert_whole(slot, tiny_gptoss.n_swa)
    assert np.array_equal(warm, cache.cold(slot, following))
    cache.context.close()


def test_a_hole_in_a_window_changes_the_logits(tiny_gptoss: LoadedModel) -> None:
    """Why the rule is there: without it everything succeeds, and the result is another one."""
    cache = Cache(tiny_gptoss, full_window=False)
    prompt = _prompt(tiny_gptoss)
    following = [*prompt[: 8 * _CHUNK], *prompt[:50]]
    holed = cache.table.claim(prompt, reuse=False)
    cache.compute(holed, prompt)
    assert cache.context.first_position(0) > len(following) - tiny_gptoss.n_swa
    cache.context.remove(0, 8 * _CHUNK)
    holed.tokens[:] = prompt[: 8 * _CHUNK]
    assert not np.array_equal(cache.compute(holed, following), cache.cold(holed, following))
    cache.context.close()


def test_without_windows(smollm2: LoadedModel) -> None:
    cache = Cache(smollm2, full_window=True)
    prompt = _prompt(smollm2, 4 * _CHUNK)
    following = [*prompt[: 2 * _CHUNK], *prompt[:50]]
    slot = cache.table.claim(prompt, reuse=False)
    cache.compute(slot, prompt)
    cache.table.release(slot)
    cache.table.claim(following, reuse=True)
    assert slot.tokens == prompt[: 2 * _CHUNK]
    cache.assert_whole(slot, 0)
    assert np.array_equal(cache.compute(slot, following), cache.cold(slot, following))
    cache.context.close()


def test_a_long_conversation_does_not_give_way_for_a_few_tokens(smollm2: LoadedModel) -> None:
    context = DecodeContext(smollm2, ContextOptions(context=512, parallel=3, threads=1))
    table = SlotTable(context, window=0)
    conversation, header = list(range(100, 300)), list(range(100, 110))
    first = table.claim(conversation, reuse=True)
    first.tokens[:] = conversation
    second = table.claim([*header, 7], reuse=True)
    assert second is not first
    table.release(first)
    third = table.claim([*header, 8, 9], reuse=True)
    assert third is not first
    assert table.claim([*conversation, 5], reuse=True) is first
    assert table.free == 0
    context.close()
