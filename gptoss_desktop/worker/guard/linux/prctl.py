"""What a process says about itself to the kernel (prctl(2), setrlimit(2))."""

from __future__ import annotations

import resource
import signal

from gptoss_desktop.worker.guard.linux.libc import call

# linux/prctl.h
_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_CAPBSET_READ = 23
_PR_CAPBSET_DROP = 24
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38

# linux/capability.h: reading and writing past file modes, which root expects to be able to do.
_CAP_DAC_OVERRIDE = 1
_CAP_DAC_READ_SEARCH = 2
_MOST_CAPABILITIES = 64


def become_subreaper() -> None:
    """Make every orphan among this process's descendants its child, so that none can slip away."""
    call("prctl", _PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent() -> None:
    """Have the kernel send SIGKILL when the parent dies. A parent already dead is not noticed."""
    call("prctl", _PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)


def forbid_new_privileges() -> None:
    """Make set-user-id programs and file capabilities powerless for this process and its children."""
    call("prctl", _PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def forbid_core_dumps() -> None:
    """Let no memory of this process or its children reach the disk as a core file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hide_memory() -> None:
    """Shut this process's memory to debuggers and to core dump handlers.

    Undone by execve(2), and it takes the process's own files in /proc away from it: identity maps are
    written before.
    """
    call("prctl", _PR_SET_DUMPABLE, 0, 0, 0, 0)


def drop_capabilities() -> None:
    """Take from the next program what root may do beyond an ordinary user, apart from opening files."""
    for capability in range(_MOST_CAPABILITIES):
        if capability in {_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH}:
            continue
        try:
            if call("prctl", _PR_CAPBSET_READ, capability, 0, 0, 0):
                call("prctl", _PR_CAPBSET_DROP, capability, 0, 0, 0)
        except PermissionError:
            return  # without CAP_SETPCAP there is nothing to drop
        except OSError:
            return  # past the last capability of this kernel
