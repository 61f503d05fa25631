"""Where the open places of a text return to, every set of them once."""

from __future__ import annotations

ACCEPT = 0
"""The node that the whole text ends at."""


class Returns:
    """Interned return sets. A set's node is (position to go on at, that place's own return set)."""

    def __init__(self) -> None:
        self.nodes: list[tuple[int, int]] = [(-1, -1)]  # the first one is ACCEPT
        self.sets: list[frozenset[int]] = []
        self._node_ids: dict[tuple[int, int], int] = {}
        self._set_ids: dict[frozenset[int], int] = {}

    def set_of(self, nodes: frozenset[int]) -> int:
        """Return the id of a set of nodes."""
        found = self._set_ids.get(nodes)
        if found is None:
            found = self._set_ids[nodes] = len(self.sets)
            self.sets.append(nodes)
        return found

    def union(self, left: int, right: int) -> int:
        """Return the set of what is in either of two."""
        return left if left == right else self.set_of(self.sets[left] | self.sets[right])

    def node(self, position: int, returns: int) -> int:
        """Return the id of a node."""
        key = (position, returns)
        found = self._node_ids.get(key)
        if found is None:
            found = self._node_ids[key] = len(self.nodes)
            self.nodes.append(key)
        return found

    def __len__(self) -> int:
        return len(self.nodes) + len(self.sets)
