"""The schema's history, one step a module. A step that was released is never changed."""

from gptoss_desktop.storage.migrations import m0001_conversations

STEPS: tuple[tuple[str, ...], ...] = (m0001_conversations.STATEMENTS,)
"""The statements of every step, in order; step n leads to schema version n, counted from 1."""
