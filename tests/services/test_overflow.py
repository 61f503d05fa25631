"""What is left out of a prompt that is too long, over every conversation there can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gptoss_desktop.domain.conversation import ConversationId, Message, MessageId, Role
from gptoss_desktop.domain.conversation_settings import ConversationSettings, OverflowPolicy, Summary
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.services.overflow import (
    Prompt,
    Room,
    SummaryNeeded,
    TooLong,
    decide,
    reserve_for,
    summary_length,
)

POLICIES = tuple(OverflowPolicy)


def path(roles: str) -> list[Message]:
    """u: the user, a: the assistant."""
    kinds = {"u": Role.USER, "a": Role.ASSISTANT}
    return [Message(MessageId(str(n)), ConversationId("c"), None, kinds[r], ()) for n, r in enumerate(roles)]


def room(*sizes: int, context: int = 100, reserve: int = 20, summary: int = 0) -> Room:
    return Room(context, reserve, 10, sizes, summary)


def settings(policy: OverflowPolicy, summary: Summary | None = None) -> ConversationSettings:
    return ConversationSettings(overflow=policy, summary=summary)


def test_what_fits_is_sent_whole() -> None:
    for policy in POLICIES:
        assert decide(path("uau"), room(20, 30, 20), settings(policy)) == Prompt()


def test_refusing_counts_with_one_token_of_an_answer() -> None:
    assert decide(path("u"), room(89), settings(OverflowPolicy.REFUSE)) == Prompt()
    assert decide(path("u"), room(90), settings(OverflowPolicy.REFUSE)) == TooLong(100)


def test_whole_turns_are_dropped_from_the_beginning() -> None:
    found = decide(path("uauau"), room(20, 20, 20, 20, 20), settings(OverflowPolicy.DROP_OLDEST))
    assert found == Prompt((MessageId("0"), MessageId("1")))


def test_a_last_turn_that_leaves_less_than_the_reserve_is_still_sent() -> None:
    found = decide(path("uau"), room(20, 20, 85), settings(OverflowPolicy.DROP_OLDEST))
    assert found == Prompt((MessageId("0"), MessageId("1")))


def test_a_last_turn_that_is_too_long_is_refused_with_its_size() -> None:
    for policy in (OverflowPolicy.DROP_OLDEST, OverflowPolicy.SUMMARISE):
        assert decide(path("uau"), room(20, 20, 90), settings(policy)) == TooLong(100, alone=True)


def test_a_summary_is_used_while_its_end_is_on_the_path() -> None:
    summary = Summary("earlier", MessageId("1"))
    sizes = room(40, 40, 20, 20, 20, summary=5)
    assert decide(path("uauau"), sizes, settings(OverflowPolicy.SUMMARISE, summary)) == Prompt(
        (MessageId("0"), MessageId("1")), "earlier"
    )
    elsewhere = Summary("earlier", MessageId("x"))
    found = decide(path("uauau"), sizes, settings(OverflowPolicy.SUMMARISE, elsewhere))
    assert found == SummaryNeeded(0, 4)


def test_a_summary_is_extended_when_more_must_go() -> None:
    summary = Summary("earlier", MessageId("1"))
    sizes = room(10, 10, 40, 30, 20, summary=5)
    assert decide(path("uauau"), sizes, settings(OverflowPolicy.SUMMARISE, summary)) == SummaryNeeded(2, 4)


def test_an_answer_is_given_a_quarter_or_what_it_asks_for() -> None:
    assert reserve_for(GenerationParameters(), 4096) == 1024
    assert reserve_for(GenerationParameters(max_tokens=100), 4096) == 100
    assert reserve_for(GenerationParameters(max_tokens=10**6), 4096) == 1024
    assert (summary_length(4096), summary_length(131_072)) == (512, 1024)


@given(
    st.lists(st.tuples(st.sampled_from("ua"), st.integers(0, 60)), min_size=1, max_size=12),
    st.sampled_from(POLICIES),
    st.one_of(st.none(), st.integers(0, 11)),
    st.integers(0, 40),
)
def test_nothing_is_left_out_of_the_last_turn_and_all_that_is_sent_fits(
    turns: list[tuple[str, int]], policy: OverflowPolicy, up_to: int | None, told: int
) -> None:
    messages = path("".join(role for role, _ in turns))
    summary = None if up_to is None else Summary("told", MessageId(str(up_to)))
    sizes = room(*(size for _, size in turns), summary=told if summary else 0)
    found = decide(messages, sizes, settings(policy, summary))
    asked = max((n for n, m in enumerate(messages) if m.role is Role.USER), default=0)
    if isinstance(found, Prompt):
        left = len(found.omitted)
        assert found.omitted == tuple(message.id for message in messages[:left])
        assert left <= asked
        assert left == 0 or messages[left].role is Role.USER
        assert bool(found.summary) == (left > 0 and policy is OverflowPolicy.SUMMARISE)
        assert policy is not OverflowPolicy.REFUSE or left == 0
        rest = sizes.system + sum(sizes.messages[left:]) + (told if found.summary else 0)
        assert rest < sizes.context
    elif isinstance(found, SummaryNeeded):
        assert policy is OverflowPolicy.SUMMARISE
        assert found.begin < found.until <= asked
        assert messages[found.until].role is Role.USER
    else:
        assert found.tokens >= sizes.context
