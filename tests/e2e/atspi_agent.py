"""Drives windows through the accessibility bus, as a screen reader would.

Run by the system's Python, which has the bindings (package python3-gi). Reads one JSON command a line,
answers with one JSON object a line: {"ok": true, "value": …} or {"ok": false, "error": "…"}.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  the version must be chosen first

MAX_NODES = 4000


def walk(node: Any) -> Iterator[Any]:
    """Yield a node and all below it, in reading order."""
    stack, seen = [node], 0
    while stack and seen < MAX_NODES:
        current = stack.pop()
        if current is None:
            continue
        seen += 1
        yield current
        try:
            children = [current.get_child_at_index(i) for i in range(current.get_child_count())]
        except GLib.Error:
            continue
        stack += reversed(children)


def nodes(name: str, role: str | None) -> Iterator[Any]:
    """Yield what is showing under a name, and of a role if one is given."""
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        for node in walk(desktop.get_child_at_index(index)):
            try:
                if node.get_name() != name or (role and node.get_role_name() != role):
                    continue
                if node.get_state_set().contains(Atspi.StateType.SHOWING):
                    yield node
            except GLib.Error:
                continue


def find(command: dict[str, Any]) -> Any:
    """Return the first match, or fail."""
    for node in nodes(command["name"], command.get("role")):
        return node
    raise LookupError(f"nothing named {command['name']!r} is showing")


def text_of(node: Any) -> str:
    """Return the text of a node and of all below it that is shown."""
    found = []
    for below in walk(node):
        try:
            if not below.get_state_set().contains(Atspi.StateType.VISIBLE):
                continue
            interface = below.get_text_iface()
            if interface is not None:
                # Qt separates the lines of one paragraph by U+2028.
                found.append(Atspi.Text.get_text(below, 0, -1).replace("\u2028", "\n"))
            elif below.get_name():
                found.append(below.get_name())
        except GLib.Error:
            continue
    return "\n".join(found)


def tree(node: Any, depth: int = 0) -> list[str]:
    """Return the tree below a node as indented lines, to read when a test fails."""
    lines = [f"{'  ' * depth}{node.get_role_name()} {node.get_name()!r}"]
    for index in range(min(node.get_child_count(), 60)):
        child = node.get_child_at_index(index)
        if child is not None:
            lines += tree(child, depth + 1)
    return lines


def enabled(node: Any) -> bool:
    """Return whether a widget can be used."""
    return bool(node.get_state_set().contains(Atspi.StateType.SENSITIVE))


def run(command: dict[str, Any]) -> Any:
    """Carry out one command."""
    match command["verb"]:
        case "exists":
            return any(True for _ in nodes(command["name"], command.get("role")))
        case "enabled":
            return enabled(find(command))
        case "press":
            node = find(command)
            if not enabled(node):
                raise LookupError(f"{command['name']!r} is disabled")
            return Atspi.Action.do_action(node, 0)
        case "set_text":
            return Atspi.EditableText.set_text_contents(find(command), command["text"])
        case "focus":
            return Atspi.Component.grab_focus(find(command))
        case "text":
            return text_of(find(command))
        case "select":
            node = find(command)
            parent = node.get_parent()
            return Atspi.Selection.select_child(parent, node.get_index_in_parent())
        case "tree":
            desktop = Atspi.get_desktop(0)
            found = [tree(desktop.get_child_at_index(i)) for i in range(desktop.get_child_count())]
            return "\n".join(line for lines in found for line in lines)
    raise LookupError(f"no such verb: {command['verb']}")


def main() -> None:
    """Answer commands until the input ends."""
    for line in sys.stdin:
        try:
            answer = {"ok": True, "value": run(json.loads(line))}
        except (LookupError, GLib.Error) as error:
            answer = {"ok": False, "error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
