"""No sequence of edits, regenerations, deletions with undo, moves and restarts loses a message."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from gptoss_desktop.domain.conversation import Message, MessageId, MessageState, Part, PartKind, Role
from gptoss_desktop.domain.tree import Versions
from gptoss_desktop.protocol.chunks import TextDelta
from gptoss_desktop.storage.store import ConversationStore
from tests.support.conversations import answer, summary, user

CHANCE = st.integers(0, 5)
"""Which of the newest messages: among few, branches meet often."""


class Trees(RuleBasedStateMachine):
    """Does to a store what a person can do, and keeps a plain model of what must be there."""

    deleted = Bundle("deleted")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = ConversationStore.open(self.folder / "c.sqlite")
        self.conversation = summary()
        self.messages: dict[MessageId, Message] = {}
        """All that were ever made, in the order of their making."""
        self.gone: dict[MessageId, MessageId] = {}
        """Which are deleted, and with which message each was."""
        self.leaf: MessageId | None = None

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        self.store.create(self.conversation)
        self.ask(0, "first", Role.USER)

    # What a person does

    @rule(number=CHANCE, text=st.text(max_size=5), role=st.sampled_from([Role.USER, Role.TOOL]))
    def ask(self, number: int, text: str, role: Role) -> None:
        """Go on from any answer, or begin anew: a branch, where there is something below already."""
        parent = self.pick(number, Role.ASSISTANT)
        self.add(replace(user(self.conversation, text, parent), role=role))

    @rule(number=CHANCE, text=st.text(max_size=5))
    def edit(self, number: int, text: str) -> None:
        """Make another version of any message."""
        edited = self.pick(number)
        if edited is not None:
            other = user(self.conversation, text, self.messages[edited].parent_id)
            self.add(replace(other, role=self.messages[edited].role))

    @rule(number=CHANCE, text=st.text(min_size=1, max_size=5), state=st.sampled_from(MessageState))
    def regenerate(self, number: int, text: str, state: MessageState) -> None:
        """Answer any question, once more perhaps; the program may end while the answer streams."""
        question = self.pick(number, Role.USER)
        message = answer(self.conversation, question, state=MessageState.STREAMING)
        self.add(message)
        self.store.append_delta(message.id, (TextDelta(PartKind.TEXT, text),))
        final = replace(message, parts=(Part(PartKind.TEXT, text),), state=state)
        if state is MessageState.STREAMING:
            self.restart()
            final = replace(final, state=MessageState.INTERRUPTED)
        else:
            self.store.finish_message(final)
        self.messages[message.id] = final

    @rule(number=CHANCE, target=deleted)
    def delete(self, number: int) -> MessageId | None:
        root = self.pick(number)
        if root is not None:
            branch = [key for key in self.messages if key not in self.gone and root in self.path(key)]
            self.gone |= dict.fromkeys(branch, root)
            self.leaf = self.store.delete_branch(root)
        return root

    @rule(root=consumes(deleted))
    def undo(self, root: MessageId | None) -> None:
        if root is None or self.gone.get(root) != root:
            return  # its parent is deleted as well by now, and will bring it back
        parent = self.messages[root].parent_id
        for key in [key for key, origin in self.gone.items() if origin == root]:
            if parent in self.gone:
                self.gone[key] = self.gone[parent]
            else:
                del self.gone[key]
        self.leaf = self.store.undelete_branch(root)

    @rule(number=CHANCE)
    def walk(self, number: int) -> None:
        """Look at another version: the newest leaf below it."""
        chosen = self.pick(number)
        if chosen is not None:
            leaf = self.store.leaf_below(chosen)
            assert leaf == [key for key in self.living() if chosen in self.path(key)][-1]
            self.store.set_leaf(self.conversation.id, leaf)
            self.leaf = leaf

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = ConversationStore.open(self.folder / "c.sqlite")

    # What must hold after each

    @invariant()
    def nothing_is_lost(self) -> None:
        for key, message in self.messages.items():
            assert self.store.path_to(key) == [self.messages[step] for step in self.path(key)], message

    @invariant()
    def the_leaf_lives(self) -> None:
        assert self.store.summary(self.conversation.id).leaf_id == self.leaf
        assert self.leaf not in self.gone
        assert (self.leaf is None) == (not self.living())
        assert self.store.message_count(self.conversation.id) == len(self.living())

    @invariant()
    def versions_are_the_living_siblings(self) -> None:
        expected = {}
        for key in self.living():
            family = tuple(other for other in self.living() if self.kin(other) == self.kin(key))
            if len(family) > 1:
                expected[key] = Versions(family, family.index(key))
        assert self.store.versions([*self.messages]) == expected

    # The model

    def add(self, message: Message) -> None:
        self.store.add_message(message)
        self.messages[message.id] = message
        self.leaf = message.id

    def living(self) -> list[MessageId]:
        return [key for key in self.messages if key not in self.gone]

    def pick(self, number: int, role: Role | None = None) -> MessageId | None:
        found = [key for key in self.living() if role is None or self.messages[key].role is role]
        return found[-1 - number % len(found)] if found else None

    def path(self, key: MessageId) -> list[MessageId]:
        steps: list[MessageId] = []
        step: MessageId | None = key
        while step is not None:
            steps.insert(0, step)
            step = self.messages[step].parent_id
        return steps

    def kin(self, key: MessageId) -> tuple[MessageId | None, Role]:
        return self.messages[key].parent_id, self.messages[key].role


TestTrees = Trees.TestCase
TestTrees.settings = settings(max_examples=30, stateful_step_count=40)
