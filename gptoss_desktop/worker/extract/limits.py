"""What the extractor takes from itself before it reads a file: memory, time, network, programs, the disk."""

from __future__ import annotations

import errno
import resource

from gptoss_desktop.worker.guard.linux import prctl, seccomp

MEMORY_LIMIT = 1024 * 1024 * 1024
"""Bytes of address space; the interpreter and the libraries take about 150 MiB of them."""
CPU_LIMIT_S = 60
"""Seconds of processor time; a report of 1,000 pages takes about 20."""
_GRACE_S = 5
"""Between SIGXCPU, which tells the window what it was, and SIGKILL."""
MAX_OPEN_FILES = 64

# asm/unistd_64.h
_EXEC = (59, 322)
"""execve, execveat"""
_OTHER_PROCESSES = (62, 200, 234, 424, 434)
"""kill, tkill, tgkill, pidfd_send_signal, pidfd_open; abort(3) ends its process even without them"""
_CHANGES = (
    *(76, 82, 83, 84, 85, 86, 87, 88, 90, 92, 94, 132, 133, 188, 235, 280),
    # truncate, rename, mkdir, rmdir, creat, link, unlink, symlink, chmod, chown, lchown, utime, mknod,
    # setxattr, utimes, utimensat
    *(258, 259, 260, 263, 264, 265, 266, 268, 316, 165, 161, 155),
    # mkdirat, mknodat, fchownat, unlinkat, renameat, linkat, symlinkat, fchmodat, renameat2, mount, chroot,
    # pivot_root
)


def shut() -> None:
    """Limit this process for good.

    Raises:
        OSError: the kernel takes no filter of system calls. Nothing may be read then.
    """
    prctl.forbid_core_dumps()
    prctl.hide_memory()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT_S, CPU_LIMIT_S + _GRACE_S))
    # No byte can be written to a file that is open already.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MAX_OPEN_FILES, MAX_OPEN_FILES))
    seccomp.allow_socket_families(())
    seccomp.open_for_reading_only()
    seccomp.refuse_calls((*_EXEC, *_OTHER_PROCESSES, *_CHANGES), errno.EPERM)
