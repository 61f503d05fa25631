"""Processor, memory and disks, from files as the kernel writes them."""

import os
from pathlib import Path

import pytest

from gptoss_desktop.hardware import disks, memory, pci, processor
from gptoss_desktop.hardware.memory import Memory
from gptoss_desktop.hardware.probe import probe

GIB = 2**30
MEMINFO = "MemTotal:       33554432 kB\nMemFree:         1000000 kB\nMemAvailable:   25165824 kB\n"


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_memory_without_a_control_group(tmp_path: Path) -> None:
    write(tmp_path, "proc/meminfo", MEMINFO)
    assert memory.read(tmp_path) == Memory(32 * GIB, 24 * GIB)


def test_the_narrowest_group_of_version_2_counts(tmp_path: Path) -> None:
    write(tmp_path, "proc/meminfo", MEMINFO)
    write(tmp_path, "proc/self/cgroup", "0::/user.slice/app.scope\n")
    outer, inner = "sys/fs/cgroup/user.slice", "sys/fs/cgroup/user.slice/app.scope"
    write(tmp_path, f"{outer}/memory.max", f"{8 * GIB}\n")
    write(tmp_path, f"{outer}/memory.current", f"{6 * GIB}\n")
    write(tmp_path, f"{outer}/memory.stat", f"anon {2 * GIB}\ninactive_file {3 * GIB}\n")
    write(tmp_path, f"{inner}/memory.max", "max\n")
    assert memory.read(tmp_path) == Memory(8 * GIB, 5 * GIB)


def test_a_group_of_version_1_counts(tmp_path: Path) -> None:
    write(tmp_path, "proc/meminfo", MEMINFO)
    write(tmp_path, "proc/self/cgroup", "5:cpu,cpuacct:/\n4:memory:/docker/abc\n0::/\n")
    group = "sys/fs/cgroup/memory/docker/abc"
    write(tmp_path, f"{group}/memory.limit_in_bytes", f"{16 * GIB}\n")
    write(tmp_path, f"{group}/memory.usage_in_bytes", f"{15 * GIB}\n")
    write(tmp_path, f"{group}/memory.stat", f"total_inactive_file {4 * GIB}\n")
    assert memory.read(tmp_path) == Memory(16 * GIB, 5 * GIB)


def test_a_limit_above_the_machine_is_none(tmp_path: Path) -> None:
    write(tmp_path, "proc/meminfo", MEMINFO)
    write(tmp_path, "proc/self/cgroup", "4:memory:/\n")
    write(tmp_path, "sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
    assert memory.read(tmp_path) == Memory(32 * GIB, 24 * GIB)


def test_memory_that_is_not_told(tmp_path: Path) -> None:
    assert memory.read(tmp_path) == Memory(0, 0)


def test_two_threads_are_one_core(tmp_path: Path) -> None:
    for number, siblings in enumerate(["0,2", "1,3", "0,2", "1,3"]):
        write(tmp_path, f"cpu{number}/topology/thread_siblings_list", siblings + "\n")
    assert processor.cores(frozenset({0, 1, 2, 3}), tmp_path) == 2
    assert processor.cores(frozenset({0, 2}), tmp_path) == 1
    assert processor.cores(frozenset({7, 8, 9}), tmp_path) == 3


def test_the_processors_name(tmp_path: Path) -> None:
    write(tmp_path, "cpuinfo", "processor\t: 0\nmodel name\t: AMD EPYC 9354\nflags\t: fpu\n")
    assert processor.name(tmp_path / "cpuinfo") == "AMD EPYC 9354"
    assert processor.name(tmp_path / "missing") == ""


@pytest.mark.parametrize(
    ("vendor", "kind", "found"),
    [
        ("0x10de", "0x030000", True),
        ("0x10de", "0x030200", True),
        ("0x10de", "0x040300", False),
        ("0x1002", "0x030000", False),
    ],
    ids=["display", "3D controller", "its sound device", "another vendor"],
)
def test_an_nvidia_card_is_known_by_its_class(tmp_path: Path, vendor: str, kind: str, *, found: bool) -> None:
    write(tmp_path, "0000:01:00.0/vendor", vendor + "\n")
    write(tmp_path, "0000:01:00.0/class", kind + "\n")
    assert pci.has_nvidia_card(tmp_path) is found


def test_a_bus_without_devices_has_no_card(tmp_path: Path) -> None:
    (tmp_path / "0000:00:00.0").mkdir()
    assert not pci.has_nvidia_card(tmp_path)
    assert not pci.has_nvidia_card(tmp_path / "missing")


def test_room_is_that_of_the_disk_where_a_folder_will_be(tmp_path: Path) -> None:
    assert disks.free_bytes(tmp_path / "not" / "yet") > 0
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert disks.free_bytes(tmp_path / "file" / "below") == 0


def test_shared_memory_has_a_size_or_none(tmp_path: Path) -> None:
    assert disks.shared_memory_bytes(tmp_path) > 0
    assert disks.shared_memory_bytes(tmp_path / "missing") == 0


def test_this_machine(tmp_path: Path) -> None:
    found = probe(tmp_path / "cache")
    assert 1 <= found.cores <= len(os.sched_getaffinity(0))
    assert 0 < found.ram_free_bytes <= found.ram_bytes
    assert found.cache_free_bytes > 0
    assert bool(found.gpus) is bool(found.driver)
