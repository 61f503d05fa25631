"""`python -m gptoss_desktop.worker …`: the same as `python -m gptoss_desktop --worker …`."""

from __future__ import annotations

import sys

from gptoss_desktop.worker.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
