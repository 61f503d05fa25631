"""Filters on system calls, as classic BPF programs (seccomp(2)). x86-64 only."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from typing import TYPE_CHECKING

from gptoss_desktop.worker.guard.linux.libc import call
from gptoss_desktop.worker.guard.linux.prctl import forbid_new_privileges

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable

# asm/unistd_64.h
SYS_OPEN, SYS_OPENAT, SYS_OPENAT2 = 2, 257, 437
SYS_SOCKET = 41
SYS_SOCKETPAIR = 53
SYS_PTRACE = 101
SYS_UNSHARE = 272
SYS_PROCESS_VM_WRITEV = 311
SYS_SECCOMP = 317
SYS_IO_URING_SETUP, SYS_IO_URING_ENTER, SYS_IO_URING_REGISTER = 425, 426, 427
SYS_PIDFD_GETFD = 438

# Either opens sockets past socket(2), or borrows a process that has some.
_WAYS_AROUND = (
    SYS_IO_URING_SETUP,
    SYS_IO_URING_ENTER,
    SYS_IO_URING_REGISTER,
    SYS_PTRACE,
    SYS_PROCESS_VM_WRITEV,
    SYS_PIDFD_GETFD,
)

# linux/bpf_common.h: BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_K with BPF_JEQ, BPF_JGE and BPF_JSET, BPF_RET|BPF_K
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
# linux/seccomp.h: offsets in struct seccomp_data, the low halves of the arguments
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT, _THIRD_ARGUMENT = 0, 4, 16, 24, 32
_SET_MODE_FILTER = 1
# Without this flag kernels before 5.16 slow the whole process down against speculative side channels.
_FLAG_SPEC_ALLOW = 1 << 2
_KILL_PROCESS, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
# linux/audit.h, asm/unistd.h
_AUDIT_ARCH_X86_64 = 0xC000003E
_X32_BIT = 0x40000000


class _Program(ctypes.Structure):
    """The `struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def allow_socket_families(families: Iterable[socket.AddressFamily]) -> None:
    """Refuse, for good and for all children, sockets of other families (EACCES) and the ways around that.

    Raises:
        OSError: the kernel takes no filter.
    """
    families = tuple(families)
    install(
        [
            *_only_native_calls(),
            *refuse(_WAYS_AROUND, errno.EPERM),
            *_families_only(SYS_SOCKET, families),
            *_families_only(SYS_SOCKETPAIR, families),
            _return(_ALLOW),
        ]
    )


def refuse_calls(numbers: Iterable[int], error: int) -> None:
    """Refuse the system calls with these numbers with one errno; everything else stays allowed."""
    install([*_only_native_calls(), *refuse(numbers, error), _return(_ALLOW)])


def open_for_reading_only() -> None:
    """Refuse, for good and for all children, to open any file but for reading (EPERM).

    Raises:
        OSError: the kernel takes no filter.
    """
    install(
        [
            *_only_native_calls(),
            # Its flags lie in memory, where no filter can look. The C library then does without it.
            *refuse((SYS_OPENAT2,), errno.ENOSYS),
            *_reading_only(SYS_OPEN, _SECOND_ARGUMENT),
            *_reading_only(SYS_OPENAT, _THIRD_ARGUMENT),
            _return(_ALLOW),
        ]
    )


def install(program: list[bytes]) -> None:
    """Put a filter on this process and its children.

    Raises:
        OSError: the kernel takes no filter.
    """
    forbid_new_privileges()
    code = b"".join(program)
    prog = _Program(len(program), code)
    call("syscall", SYS_SECCOMP, _SET_MODE_FILTER, _FLAG_SPEC_ALLOW, ctypes.addressof(prog))


def refuse(numbers: Iterable[int], error: int) -> list[bytes]:
    """Return instructions that fail the numbered calls with `error` and pass on every other."""
    found: list[bytes] = []
    for number in numbers:
        found += [_jump(_JUMP_EQUAL, number, 0, 1), _return(_ERRNO | error)]
    return found


def _only_native_calls() -> list[bytes]:
    """Load the call's number. 32-bit and x32 calls have other numbers, so none may pass."""
    return [
        _instruction(_LOAD, _ARCHITECTURE),
        _jump(_JUMP_EQUAL, _AUDIT_ARCH_X86_64, 1, 0),
        _return(_KILL_PROCESS),
        _instruction(_LOAD, _NUMBER),
        _jump(_JUMP_AT_LEAST, _X32_BIT, 0, 1),
        _return(_ERRNO | errno.ENOSYS),
    ]


def _families_only(number: int, families: tuple[socket.AddressFamily, ...]) -> list[bytes]:
    body = [_instruction(_LOAD, _FIRST_ARGUMENT)]
    for family in families:
        body += [_jump(_JUMP_EQUAL, family, 0, 1), _return(_ALLOW)]
    body.append(_return(_ERRNO | errno.EACCES))
    return [_jump(_JUMP_EQUAL, number, 0, len(body)), *body]


def _reading_only(number: int, flags: int) -> list[bytes]:
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    body = [
        _instruction(_LOAD, flags),
        _jump(_JUMP_IF_ANY_BIT, writing, 0, 1),
        _return(_ERRNO | errno.EPERM),
        _return(_ALLOW),
    ]
    return [_jump(_JUMP_EQUAL, number, 0, len(body)), *body]


def _return(value: int) -> bytes:
    return _instruction(_RETURN, value)


def _jump(code: int, value: int, if_true: int, if_false: int) -> bytes:
    """Compare the accumulator with `value` and skip that many instructions."""
    return _instruction(code, value, if_true, if_false)


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    """Return a `struct sock_filter`."""
    return struct.pack("=HBBI", code, if_true, if_false, value)
