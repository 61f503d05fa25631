"""A JSON value as a tree: names, types and values. What is never opened is never built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from gptoss_desktop.services.schema_words import short, type_name
from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject

_Index = QModelIndex | QPersistentModelIndex
_HEADINGS = (
    QT_TRANSLATE_NOOP("JsonModel", "Name"),
    QT_TRANSLATE_NOOP("JsonModel", "Type"),
    QT_TRANSLATE_NOOP("JsonModel", "Value"),
)


class _Node:
    """A value with its place in the one above it."""

    __slots__ = ("_children", "name", "parent", "row", "value")

    def __init__(self, value: Any, name: str | int, parent: _Node | None, row: int) -> None:  # noqa: ANN401
        self.value = value
        self.name = name
        self.parent = parent
        self.row = row
        self._children: list[_Node] | None = None

    @property
    def count(self) -> int:
        return len(self.value) if isinstance(self.value, list | dict) else 0

    @property
    def children(self) -> list[_Node]:
        if self._children is None:
            items: Any = ()
            if isinstance(self.value, dict):
                items = self.value.items()
            elif isinstance(self.value, list):
                items = enumerate(self.value)
            self._children = [_Node(value, name, self, row) for row, (name, value) in enumerate(items)]
        return self._children


class JsonModel(QAbstractItemModel):
    """The root is shown as one row, `$`, with everything under it."""

    def __init__(self, value: Any, parent: QObject | None = None) -> None:  # noqa: ANN401  any JSON value
        super().__init__(parent)
        self._top = _Node([value], "", None, 0)
        self._top.children[0].name = "$"

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """See Qt."""
        node = self._node(parent)
        if not (0 <= row < node.count and 0 <= column < len(_HEADINGS)):
            return QModelIndex()
        return self.createIndex(row, column, node.children[row])

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """See Qt."""
        above = self._node(index).parent if index.isValid() else None
        if above is None or above is self._top:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008  Qt's name
        """See Qt."""
        return 0 if parent.column() > 0 else self._node(parent).count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008, ARG002  Qt's name
        """See Qt."""
        return len(_HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        node = self._node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                texts = (str(node.name), type_name(node.value), _value_text(node))
                return texts[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return str(node.value) if isinstance(node.value, str) else None
        return None

    def value(self, index: _Index) -> Any:  # noqa: ANN401  any JSON value
        """Return the value of a row as it is: through `data` Qt would sort names and cut numbers."""
        return self._node(index).value

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802, ARG002
        """See Qt."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return QCoreApplication.translate("JsonModel", _HEADINGS[section])

    def at(self, path: Sequence[str | int]) -> QModelIndex:
        """Return the index of the value at a path, or of the nearest above it."""
        node = self._top.children[0]
        for step in path:
            inner = next((child for child in node.children if child.name == step), None)
            if inner is None:
                break
            node = inner
        return self.createIndex(node.row, 0, node)

    def find(self, text: str) -> Iterator[QModelIndex]:
        """Give what has a case-folded text in its name or value, in order."""
        stack = [self._top.children[0]]
        while stack:
            node = stack.pop()
            own = "" if isinstance(node.value, list | dict) else str(_value_text(node))
            if isinstance(node.value, str):
                own = node.value
            if text in str(node.name).casefold() or text in own.casefold():
                yield self.createIndex(node.row, 0, node)
            stack += reversed(node.children)

    def _node(self, index: _Index) -> _Node:
        found = index.internalPointer() if index.isValid() else self._top
        assert isinstance(found, _Node)  # noqa: S101  the model makes its indexes itself
        return found


def _value_text(node: _Node) -> str:
    if isinstance(node.value, dict):
        return f"{{ {node.count} }}"
    if isinstance(node.value, list):
        return f"[ {node.count} ]"
    if isinstance(node.value, str):
        return node.value.replace("\n", "↵")[:2000]
    return short(node.value)
