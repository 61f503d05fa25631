"""User, network, process and mount namespaces of a process's own."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from contextlib import suppress
from pathlib import Path

from gptoss_desktop.worker.guard.linux.libc import call
from gptoss_desktop.worker.guard.linux.prctl import die_with_parent

# linux/sched.h
_CLONE_NEWNS = 0x00020000
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWPID = 0x20000000
_CLONE_NEWNET = 0x40000000

# linux/mount.h
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 2, 4, 8
_MS_REC = 0x4000
_MS_SLAVE = 1 << 19

# linux/sockios.h, linux/if.h; struct ifreq is a name of 16 bytes and a union of 24
_SIOCGIFFLAGS = 0x8913
_SIOCSIFFLAGS = 0x8914
_IFF_UP = 1
_IFREQ = "16sH22x"


def fork_isolated() -> int:
    """Fork a child that is process 1 of namespaces of its own; return its id, and 0 in the child.

    The child is killed by the kernel when the caller dies, and everything in its namespaces with it. The
    caller must be a child subreaper: unshare(2) moves only children into a process namespace, so a helper
    forks the child and is gone before this returns.

    Raises:
        OSError: the kernel does not let this user have such namespaces.
    """
    answer_read, answer_write = os.pipe()
    adopted_read, adopted_write = os.pipe()
    helper = os.fork()
    if helper == 0:
        os.close(answer_read)
        _unshare_and_fork(answer_write)
        os.close(answer_write)
        os.close(adopted_write)
        # The signal of a parent's death is bound to the parent at its time: wait until that is the guard.
        os.read(adopted_read, 1)
        os.close(adopted_read)
        die_with_parent()
        return 0
    os.close(answer_write)
    os.close(adopted_read)
    answer = os.read(answer_read, 64)
    os.close(answer_read)
    os.waitpid(helper, 0)
    os.close(adopted_write)
    if not answer:
        raise ChildProcessError("the process that sets up the namespaces was killed")
    pid, number = struct.unpack("ii", answer)
    if number:
        raise OSError(number, os.strerror(number), "unshare")
    return int(pid)


def _unshare_and_fork(answer: int) -> None:
    """Return in process 1 of the new namespaces only; the helper itself answers with two ints and ends."""
    pid = number = 0
    uid, gid = os.getuid(), os.getgid()
    try:
        call("unshare", _CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWPID | _CLONE_NEWNS)
        # Without this an unprivileged process may not map its group (user_namespaces(7)).
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1", encoding="ascii")
        pid = os.fork()
    except OSError as error:
        number = error.errno or 1
    if pid == 0 and number == 0:
        return
    os.write(answer, struct.pack("ii", pid, number))
    os._exit(0)


def raise_loopback() -> None:
    """Switch on `lo`, which a new network namespace has switched off.

    Raises:
        OSError: this process may not administer its network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        answer = fcntl.ioctl(control, _SIOCGIFFLAGS, struct.pack(_IFREQ, b"lo", 0))
        flags = struct.unpack(_IFREQ, answer)[1]
        fcntl.ioctl(control, _SIOCSIFFLAGS, struct.pack(_IFREQ, b"lo", flags | _IFF_UP))


def mount_private_proc() -> None:
    """Show this process namespace in /proc, where the kernel allows it; containers often do not."""
    with suppress(OSError):
        call("mount", b"none", b"/", None, _MS_REC | _MS_SLAVE, None)
        call("mount", b"proc", b"/proc", b"proc", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, None)


def mount_private_memory(folder: str, size: int) -> bool:
    """Mount memory of at most `size` bytes on `folder`, for this user alone; return whether it may be."""
    options = f"size={size},mode=0700".encode()
    with suppress(OSError):
        call("mount", b"tmpfs", folder.encode(), b"tmpfs", _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, options)
        return True
    return False


def in_machines_network() -> bool:
    """Return whether this process is in the network that the machine booted with.

    Its identity cannot be read without privileges. But the kernel shows some settings in the first network
    only (net/core/sysctl_net_core.c: `net_core_table`), beside some that it shows in every one.

    Raises:
        FileNotFoundError: the settings are hidden here, so nothing can be said.
    """
    settings = Path("/proc/sys/net/core")
    (settings / "somaxconn").stat()
    return (settings / "netdev_max_backlog").exists()


def network_namespace() -> int:
    """Return the identity (inode number) of this process's network namespace."""
    return Path("/proc/self/ns/net").stat().st_ino
