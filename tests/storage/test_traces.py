"""Token traces come back exactly, take little room, and stay whole when one that others rest on changes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import new_message_id
from gptoss_desktop.domain.trace import TokenTrace
from gptoss_desktop.storage.traces import MAX_DEPTH
from tests.support.conversations import answer, summary, user

if TYPE_CHECKING:
    from gptoss_desktop.domain.conversation import MessageId
    from gptoss_desktop.storage.store import ConversationStore

TOKENS = st.lists(st.integers(0, 2**32 - 1), max_size=30).map(tuple)


def chain(store: ConversationStore, length: int) -> list[MessageId]:
    """Add questions and answers in turn; return the answers' ids."""
    conversation = summary()
    store.create(conversation)
    parent = None
    answers = []
    for number in range(length):
        question = user(conversation, str(number), parent)
        reply = answer(conversation, question.id)
        store.add_message(question)
        store.add_message(reply)
        answers.append(reply.id)
        parent = reply.id
    return answers


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(saved=st.lists(st.tuples(st.integers(0, 5), TOKENS, TOKENS, st.booleans()), max_size=14))
def test_any_traces_come_back(
    store: ConversationStore, saved: list[tuple[int, tuple[int, ...], tuple[int, ...], bool]]
) -> None:
    ids = chain(store, 6)
    expected: dict[MessageId, TokenTrace] = {}
    for place, prompt, output, goes_on in saved:
        before = expected.get(ids[place - 1]) if goes_on and place else None
        trace = TokenTrace(ids[place], (*(before.prompt if before else ()), *prompt), output)
        store.save_trace(trace)
        expected[ids[place]] = trace
    for message_id in ids:
        assert store.trace(message_id) == expected.get(message_id)


def test_a_long_conversation_costs_little(store: ConversationStore) -> None:
    chance = random.Random(5)
    ids = chain(store, 3 * MAX_DEPTH)
    prompt: tuple[int, ...] = ()
    told = 0
    for message_id in ids:
        prompt = (*prompt, *(chance.randrange(200_000) for _ in range(100)))
        output = tuple(chance.randrange(200_000) for _ in range(50))
        store.save_trace(TokenTrace(message_id, prompt, output))
        told += 4 * (len(prompt) + len(output))
    assert store.trace(ids[-1]) == TokenTrace(ids[-1], prompt, output)
    ((kept, deepest),) = store._database.query(
        "SELECT sum(length(prompt) + length(output)), max(depth) FROM trace"
    )
    assert deepest == MAX_DEPTH - 1
    assert kept < told / 20


def test_a_trace_goes_with_its_message(store: ConversationStore) -> None:
    first, second = chain(store, 2)
    for message_id in (first, second):
        store.save_trace(TokenTrace(message_id, (1, 2, 3), (4,)))
    store.delete_branch(second)
    store.purge_deleted()
    assert store.trace(second) is None
    assert store.trace(first) == TokenTrace(first, (1, 2, 3), (4,))


def test_nobody_s_trace_goes_nowhere(store: ConversationStore) -> None:
    stray = TokenTrace(new_message_id(), (1,), (2,))
    store.save_trace(stray)
    assert store.trace(stray.message_id) is None
