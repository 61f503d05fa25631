"""The engine process, from its command line to its end."""

from __future__ import annotations

import logging
import sys

import uvloop

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.said import say
from gptoss_desktop.protocol.gguf import GgufError
from gptoss_desktop.protocol.guard import Failed
from gptoss_desktop.worker.llama.load_errors import ModelLoadError
from gptoss_desktop.worker.server.arguments import parse_arguments
from gptoss_desktop.worker.server.events import EventWriter
from gptoss_desktop.worker.server.serving import serve
from gptoss_desktop.worker.server.startup import load_model

logger = logging.getLogger(__name__)

EXIT_FAILED = 1
LOG_ADVICE = say("The end of the engine's log says why.")


def main(argv: list[str]) -> int:
    """Serve until SIGTERM or SIGINT; return 0 then, 1 after a failure. A wrong command line exits with 2."""
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    options = parse_arguments(argv)
    events = EventWriter(options.events_fd)
    try:
        model = load_model(options, events)
        try:
            uvloop.run(serve(options, model, events))
        finally:
            model.close()
    except (GgufError, ModelLoadError) as error:
        events.send(Failed(error.kind, error.sentence, error.advice))
        return EXIT_FAILED
    except MemoryError:
        sentence = say("There is not enough memory for this model.")
        events.send(
            Failed(FailureKind.OUT_OF_MEMORY, sentence, say("Choose a smaller model or a shorter context."))
        )
        return EXIT_FAILED
    except Exception:
        logger.exception("the engine ended by a fault of its own")
        events.send(Failed(FailureKind.INTERNAL, say("The engine failed by a fault of its own."), LOG_ADVICE))
        return EXIT_FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
