"""The schema's history, one step a module. A step that was released is never changed.

An older program opens a newer file for reading: a step adds, and what is there keeps its name and meaning.
"""

from gptoss_desktop.storage.migrations import m0001_conversations, m0002_depth, m0003_search

STEPS: tuple[tuple[str, ...], ...] = (
    m0001_conversations.STATEMENTS,
    m0002_depth.STATEMENTS,
    m0003_search.STATEMENTS,
)
"""The statements of every step, in order; step n leads to schema version n, counted from 1."""
