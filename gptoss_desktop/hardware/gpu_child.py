"""The child that asks NVML: prints each finding at once, so that a card that hangs hides no other."""

from __future__ import annotations

import sys

import pynvml

from gptoss_desktop.hardware.findings import encode
from gptoss_desktop.hardware.nvml import read_gpus
from gptoss_desktop.hardware.pci import has_nvidia_card


def main() -> int:
    """Print the findings; return the exit code."""
    for finding in read_gpus(pynvml, card_in_computer=has_nvidia_card()):
        sys.stdout.write(encode(finding))
        sys.stdout.flush()
    return 0
