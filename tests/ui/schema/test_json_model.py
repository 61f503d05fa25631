"""The tree of a JSON value, of any size."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from gptoss_desktop.ui.schema.json_model import JsonModel

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=10,
)


def back(model: JsonModel, index: QModelIndex) -> object:
    """The value that the rows below an index show, taken from the rows alone."""
    kind = model.index(index.row(), 1, index.parent()).data()
    children = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    if kind == "object":
        return {child.data(): back(model, child) for child in children}
    if kind == "array":
        return [back(model, child) for child in children]
    return model.value(index)


@given(JSON)
def test_the_tree_holds_every_value(value: object) -> None:
    model = JsonModel(value)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 1
    assert back(model, model.index(0, 0)) == value


def test_names_keep_their_order_and_large_numbers_their_digits(qapp: QApplication) -> None:
    model = JsonModel({"z": 2**70, "a": "line\nline"})
    root = model.index(0, 0)
    assert [model.index(row, 0, root).data() for row in range(2)] == ["z", "a"]
    assert [model.index(row, 2, root).data() for row in range(2)] == [str(2**70), "line↵line"]
    assert model.value(model.index(0, 0, root)) == 2**70


def test_a_path_leads_to_its_row_or_as_near_as_there_is(qapp: QApplication) -> None:
    model = JsonModel({"a": [{"b": 1}]})
    assert model.at(("a", 0, "b")).data() == "b"
    assert model.at(("a", 7)).data() == "a"
    assert model.at(()).data() == "$"


def test_what_is_searched_is_found_in_order(qapp: QApplication) -> None:
    model = JsonModel({"city": "Paris", "more": [{"name": "PARIS"}, 3]})
    assert [index.data() for index in model.find("paris")] == ["city", "name"]
    assert [index.data() for index in model.find("3")] == ["1"]
    assert list(model.find("nothing")) == []


@pytest.mark.parametrize("value", [list(range(200_000)), [[[]]] * 50_000], ids=["wide", "many"])
def test_a_large_answer_is_not_built_before_it_is_looked_at(qapp: QApplication, value: object) -> None:
    begun = time.monotonic()
    model = JsonModel(value)
    assert model.rowCount() == 1
    assert time.monotonic() - begun < 1
