"""Which tools are offered, and whether one must be called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.protocol.errors import ApiError
from gptoss_desktop.protocol.messages import parse_tools
from gptoss_desktop.worker.server.fields import wrong

if TYPE_CHECKING:
    from gptoss_desktop.protocol.messages import ToolSpec
    from gptoss_desktop.worker.server.fields import Fields

_ALLOWED = 'none, auto, required or {"type": "function", "function": {"name": …}}'


def parse_tool_choice(fields: Fields) -> tuple[tuple[ToolSpec, ...], tuple[ToolSpec, ...]]:
    """Return the tools that are offered, and those of which one must be called, none for a free choice.

    Raises:
        ApiError: `tools` or `tool_choice` is malformed, or names a tool that is not offered.
    """
    tools = parse_tools(fields.get("tools"))
    choice = fields.get("tool_choice")
    if choice == "none":
        return (), ()
    if choice in (None, "auto"):
        return tools, ()
    if choice == "required":
        forced = tools
    else:
        name = _name(choice)
        forced = tuple(tool for tool in tools if tool.name == name)
    if not forced:
        raise ApiError("tool_choice asks for a tool that is not among tools.", param="tool_choice")
    return tools, forced


def _name(choice: object) -> str:
    function = (
        choice.get("function") if isinstance(choice, dict) and choice.get("type") == "function" else None
    )
    name = function.get("name") if isinstance(function, dict) else None
    if not isinstance(name, str):
        raise wrong("tool_choice", choice, _ALLOWED)
    return name
