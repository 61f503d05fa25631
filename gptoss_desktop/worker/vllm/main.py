"""The steward's composition: options in, an end like vLLM's out."""

from __future__ import annotations

import faulthandler
import os
import sys

from gptoss_desktop.protocol.guard import Stage
from gptoss_desktop.worker.guard.failure import StartError
from gptoss_desktop.worker.guard.linux import signals
from gptoss_desktop.worker.server.events import EventWriter
from gptoss_desktop.worker.vllm.environment import runtime_environment, vllm_environment
from gptoss_desktop.worker.vllm.estimate import StartHistory
from gptoss_desktop.worker.vllm.folders import prepare_folders
from gptoss_desktop.worker.vllm.interpreter import ask_interpreter
from gptoss_desktop.worker.vllm.model import read_model
from gptoss_desktop.worker.vllm.options import parse_options
from gptoss_desktop.worker.vllm.process import PRIVATE
from gptoss_desktop.worker.vllm.progress import STARTING
from gptoss_desktop.worker.vllm.steward import Steward
from gptoss_desktop.worker.vllm.telling import StageTeller

EXIT_FAILED = 1


def main(argv: list[str]) -> int:
    """Serve until vLLM ends; return its code, or end by the signal that ended it. 1: it never started."""
    options = parse_options(argv)
    os.umask(PRIVATE)
    events = EventWriter(options.events_fd)
    events.send(Stage(STARTING))
    try:
        model = read_model(options.model)
        folders = prepare_folders(options.cache)
        facts = ask_interpreter(options.python, runtime_environment(os.environ))
        words = (*options.command, *model.words)
        same = [word for word in words if word != str(options.socket)]
        teller = StageTeller(events.send, StartHistory(options.cache, same))
        environment = vllm_environment(os.environ, options, facts, folders)
        code = Steward(options, model, events.send, teller).run(words, environment)
    except StartError as error:
        events.send(error.event)
        return EXIT_FAILED
    if code < 0:
        # What the steward was doing is no news.
        faulthandler.disable()
        signals.restore_defaults()
        os.kill(os.getpid(), -code)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
