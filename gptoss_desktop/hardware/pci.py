"""Whether an NVIDIA card sits in this computer, with or without a driver."""

from __future__ import annotations

from pathlib import Path

BUS = Path("/sys/bus/pci/devices")
NVIDIA = "0x10de"
"""The vendor's number (pci.ids)."""
DISPLAY_CLASS = "0x03"
"""The first byte of a device's class: display controllers, 3D controllers among them (PCI Code and ID
Assignment Specification)."""


def has_nvidia_card(bus: Path = BUS) -> bool:
    """Return whether the PCI bus shows a display or 3D controller of NVIDIA's."""
    return any(
        _read(device / "vendor") == NVIDIA and _read(device / "class").startswith(DISPLAY_CLASS)
        for device in bus.glob("*")
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
