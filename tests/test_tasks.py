"""Tasks run elsewhere, their callbacks here, and nothing that was given to the storage lane is ever lost."""

from __future__ import annotations

import subprocess
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from gptoss_desktop import tasks
from gptoss_desktop.tasks import Lane, run_task
from tests.support.qt import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def no_threads_stay() -> Iterator[None]:
    yield
    tasks.shutdown()


def unexpected(error: Exception) -> None:
    raise AssertionError from error


def test_the_result_arrives_in_the_calling_thread() -> None:
    found: list[Any] = []
    run_task(
        threading.current_thread,
        lambda worker: found.extend([worker, threading.current_thread()]),
        unexpected,
    )
    assert not found
    wait_until(lambda: found)
    assert found[0] is not threading.main_thread()
    assert found[1] is threading.main_thread()


def test_an_exception_reaches_on_error() -> None:
    errors: list[Exception] = []

    def fail() -> None:
        raise OSError("the disk is full")

    run_task(fail, lambda _: unexpected(AssertionError()), errors.append)
    wait_until(lambda: errors)
    assert str(errors[0]) == "the disk is full"


def test_storage_tasks_run_one_after_another_in_order() -> None:
    ran: list[int] = []
    done: list[int] = []
    busy = threading.Lock()

    def work(number: int) -> int:
        assert busy.acquire(blocking=False)
        ran.append(number)
        busy.release()
        return number

    for number in range(200):
        run_task(partial(work, number), done.append, unexpected, lane=Lane.STORAGE)
    wait_until(lambda: len(done) == 200)
    assert ran == done == list(range(200))


def test_file_tasks_run_beside_each_other_and_beside_storage() -> None:
    together = threading.Barrier(3)
    done: list[int] = []
    run_task(together.wait, done.append, unexpected, lane=Lane.STORAGE)
    run_task(together.wait, done.append, unexpected)
    run_task(together.wait, done.append, unexpected)
    wait_until(lambda: len(done) == 3)


def test_many_tasks_lose_nothing() -> None:
    done: list[int] = []
    for number in range(2000):
        run_task(partial(int, number), done.append, unexpected, lane=Lane.FILES)
    wait_until(lambda: len(done) == 2000)
    assert sorted(done) == list(range(2000))


class Owner(QObject):
    """Has a callback, and may be gone before it is due."""

    calls = 0

    def on_done(self, _: object) -> None:
        Owner.calls += 1


def test_the_callback_of_a_deleted_object_is_dropped(qapp: QCoreApplication) -> None:
    Owner.calls = 0
    may_end = threading.Event()
    ran: list[bool] = []
    owner = Owner()
    run_task(lambda: ran.append(may_end.wait()), owner.on_done, unexpected, lane=Lane.STORAGE)
    owner.deleteLater()
    qapp.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    may_end.set()
    tasks.drain()
    assert ran == [True]
    assert Owner.calls == 0


def test_drain_waits_for_storage_and_what_its_callbacks_add() -> None:
    saved: list[str] = []
    told: list[object] = []

    def save_more(_: object) -> None:
        run_task(lambda: saved.append("second"), told.append, unexpected, lane=Lane.STORAGE)

    run_task(lambda: saved.append("first"), save_more, unexpected, lane=Lane.STORAGE)
    tasks.drain()
    assert saved == ["first", "second"]
    assert told == [None]


def test_a_callback_is_called_once_although_drain_has_called_it() -> None:
    told: list[object] = []
    run_task(lambda: 1, told.append, unexpected, lane=Lane.STORAGE)
    tasks.drain()
    later: list[object] = []
    run_task(lambda: 2, later.append, unexpected, lane=Lane.STORAGE)
    wait_until(lambda: later)
    assert (told, later) == ([1], [2])


def test_shutdown_drops_file_tasks_that_have_not_begun_and_is_not_the_end() -> None:
    may_end = threading.Event()
    ran: list[int] = []
    for _ in range(Lane.FILES.value):
        run_task(may_end.wait, lambda _: None, unexpected)
    run_task(lambda: ran.append(1), lambda _: None, unexpected)
    tasks.shutdown()
    may_end.set()
    done: list[int] = []
    run_task(lambda: 5, done.append, unexpected)
    wait_until(lambda: done)
    assert ran == []


def test_a_program_that_ends_at_once_saves_all_the_same() -> None:
    program = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from gptoss_desktop.tasks import Lane, run_task, shutdown
application = QCoreApplication(sys.argv)
def end():
    for number in range(100):
        run_task(lambda number=number: print(number), lambda _: None, sys.exit, lane=Lane.STORAGE)
    application.quit()
QTimer.singleShot(0, end)
application.exec()
shutdown()
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.split() == [str(number) for number in range(100)]
    assert ended.stderr == ""
