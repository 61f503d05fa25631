"""What NVML's errors mean to a person: one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gptoss_desktop.domain.said import say

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_A_CARD = {
    "NVML_ERROR_GPU_IS_LOST": (
        say("It has fallen off the bus and does not answer any more; restart the computer to get it back.")
    ),
    "NVML_ERROR_RESET_REQUIRED": say("It has to be reset before it can be used; restart the computer."),
    "NVML_ERROR_NO_PERMISSION": say(
        "This user may not use it; ask the administrator for access to /dev/nvidia*."
    ),
    "NVML_ERROR_INSUFFICIENT_POWER": say("Its power cable is not connected."),
    "NVML_ERROR_IRQ_ISSUE": say("The driver cannot hear its interrupts; restart the computer."),
    "NVML_ERROR_TIMEOUT": say("It did not answer in time."),
}
_OF_THE_DRIVER = {
    "NVML_ERROR_LIBRARY_NOT_FOUND": (
        say("There is an NVIDIA card in this computer, but NVIDIA's driver is not installed.")
    ),
    "NVML_ERROR_DRIVER_NOT_LOADED": (
        say(
            "NVIDIA's driver is installed, but the kernel has not loaded it; restart the "
            "computer, or install the driver again for the present kernel."
        )
    ),
    "NVML_ERROR_LIB_RM_VERSION_MISMATCH": (
        say(
            "NVIDIA's driver was updated while it was in use, so its parts do not match; restart "
            "the computer."
        )
    ),
    "NVML_ERROR_NO_PERMISSION": (
        say("This user may not use the NVIDIA cards; ask the administrator for access to /dev/nvidia*.")
    ),
    "NVML_ERROR_OPERATING_SYSTEM": say("The operating system keeps this program from NVIDIA's driver."),
    "NVML_ERROR_FUNCTION_NOT_FOUND": say("NVIDIA's driver is too old for this program to ask it anything."),
}

WITHOUT_DRIVER = ("NVML_ERROR_LIBRARY_NOT_FOUND", "NVML_ERROR_DRIVER_NOT_LOADED")
"""What a computer says that may have no NVIDIA card at all."""


def card_problem(nvml: Any, error: Exception) -> str:  # noqa: ANN401 - the module `pynvml`, or a stand-in
    """Return the sentence about a card that answered with an error."""
    return _look_up(nvml, error, _OF_A_CARD) or say("NVIDIA's driver says about it: {error}.", error=error)


def driver_problem(nvml: Any, error: Exception) -> str:  # noqa: ANN401
    """Return the sentence about a driver that answered with an error."""
    return _look_up(nvml, error, _OF_THE_DRIVER) or say("NVIDIA's driver says: {error}.", error=error)


def is_one_of(nvml: Any, error: Exception, names: tuple[str, ...]) -> bool:  # noqa: ANN401
    """Return whether an error is one of those with these names."""
    return getattr(error, "value", None) in {getattr(nvml, name) for name in names}


def _look_up(nvml: Any, error: Exception, table: Mapping[str, str]) -> str:  # noqa: ANN401
    return next((text for name, text in table.items() if is_one_of(nvml, error, (name,))), "")
