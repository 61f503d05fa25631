"""The grammar of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gptoss_desktop import __version__
from gptoss_desktop.cli.conversations.arguments import add_conversations
from gptoss_desktop.domain.parameters import ReasoningEffort

if TYPE_CHECKING:
    from collections.abc import Sequence

ENGINES = ("auto", "llama.cpp", "vllm")
MODEL = "a GGUF file, or a folder in the form of Hugging Face"
EPILOG = """\
exit codes: 0 done; 1 the answer failed; 2 the command line is wrong; 3 the model cannot be used;
4 the engine did not start; 5 the engine is busy; 130 interrupted
"""


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the options; `command` is None for the window. A wrong word ends it with exit code 2."""
    parser = argparse.ArgumentParser(
        prog="gptoss-desktop",
        description="Run open-weight gpt-oss models on this machine, with no network.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"gptoss-desktop {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything of this run in DIR")
    parser.add_argument("--model", type=Path, metavar="PATH", help=f"{MODEL}, to start with")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands (none: the window)")
    _add_ask(commands)
    _add_serve(commands)
    _add_runtime(commands)
    add_conversations(commands)
    doctor = commands.add_parser("doctor", help="check this machine, with a remedy for each fault")
    doctor.add_argument("--json", action="store_true", help="print one JSON object")
    return parser.parse_args(words)


def _add_ask(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    ask = commands.add_parser("ask", help="ask one question and print the answer", epilog=EPILOG)
    ask.add_argument("question", help='the question; "-" reads it from standard input')
    _add_model(ask, required=False)
    ask.add_argument("--json", action="store_true", help="print one object: answer, usage, metrics, …")
    ask.add_argument("--reasoning", action="store_true", help="print the reasoning too, on standard error")
    ask.add_argument(
        "--effort", choices=[effort.value for effort in ReasoningEffort], help="reasoning effort"
    )
    ask.add_argument("--system", default="", metavar="TEXT", help="system prompt")
    ask.add_argument("--temperature", type=float, metavar="T")
    ask.add_argument("--max-tokens", type=int, metavar="N", help="longest answer, in tokens")
    ask.add_argument("--seed", type=int, metavar="N", help="repeat an answer token for token")


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = commands.add_parser(
        "serve", help="run the engine alone on a Unix socket, for OpenAI clients", epilog=EPILOG
    )
    serve.add_argument("--socket", type=Path, required=True, metavar="PATH")
    _add_model(serve, required=True)
    serve.add_argument(
        "--threads", type=int, metavar="N", help="default: one per physical core, of four or more all but one"
    )
    serve.add_argument("--context", type=int, metavar="N", help="tokens per request")
    serve.add_argument("--parallel", type=int, metavar="N", help="requests in one batch")
    serve.add_argument(
        "--isolation", choices=("auto", "namespace", "seccomp", "private-network"), help="force one layer"
    )


def _add_runtime(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    runtime = commands.add_parser("runtime", help="the Pythons with vLLM in them", epilog=EPILOG)
    words = runtime.add_subparsers(dest="word", metavar="WORD", required=True)
    shown = words.add_parser("list", help="show the runtimes; * marks the one in use")
    shown.add_argument("--json", action="store_true", help="print one list of objects")
    add = words.add_parser("add", help="test a Python, or an environment's folder, and keep it")
    add.add_argument("path", type=Path)
    add.add_argument("--name", help="default: what is in it, such as vllm-0.33.0-cu130")
    for word, help_text in (
        ("test", "test a runtime again"),
        ("remove", "forget a runtime; one in the data folder is deleted"),
        ("use", 'start vLLM with this one; "auto": the newest that passed its test'),
    ):
        words.add_parser(word, help=help_text).add_argument("name")


def _add_model(parser: argparse.ArgumentParser, *, required: bool) -> None:
    # Suppressed default: `--model` before the command is not overwritten by its absence after it.
    parser.add_argument(
        "--model", type=Path, metavar="PATH", required=required, default=argparse.SUPPRESS, help=MODEL
    )
    parser.add_argument(
        "--engine", choices=ENGINES, default="auto", help="auto: what this machine and the model allow"
    )
