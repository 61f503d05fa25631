"""A screen, a session bus and an accessibility bus of one test's own, and the program on it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.locations import Locations
from gptoss_desktop.settings.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE_S = 60.0
POLL_S = 0.05
AGENT = Path(__file__).with_name("atspi_agent.py")
ATSPI_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SYSTEM_PYTHON = "/usr/bin/python3"
KNOWN_LINES = (
    # Newer AT-SPI libraries ask for a method that Qt 6.11 does not have, and go on without it.
    "qt.accessibility.atspi: AtSpiAdaptor::applicationInterface does not implement",
    # What is asked for may have gone between the list of a parent's children and the question to the child.
    "qt.accessibility.atspi: Could not find accessible on path",
)
"""What Qt's bridge to the accessibility bus says of questions that it cannot answer."""

LONG_QUESTION = "Write a long story about a lighthouse, in ten chapters."
"""SmolLM2 answers it with thousands of tokens: there is time to stop it, or to kill its engine."""


def started_with(data: Path, model: Path, **settings: Any) -> tuple[str, ...]:
    """Return the words that start the program with a model that answers surely: at temperature 0."""
    locations = Locations.under(data)
    locations.prepare()
    kept = Settings.load(locations.settings)
    kept.parameters = GenerationParameters(temperature=0.0)
    kept.threads = 1
    for name, value in settings.items():
        setattr(kept, name, value)
    kept.flush()
    return ("--data-dir", str(data), "--model", str(model))


def eventually(check: Callable[[], Any], what: str, patience: float = PATIENCE_S) -> Any:
    """Poll until `check` gives something true, and return it."""
    end = time.monotonic() + patience
    while not (found := check()):
        if time.monotonic() > end:
            raise AssertionError(f"this did not happen in {patience:.0f} s: {what}")
        time.sleep(POLL_S)
    return found


def _first_line(stream: IO[bytes]) -> str:
    return stream.readline().decode().strip()


class Desktop:
    """Screen and buses; `look()` is what a screen reader sees, `start()` runs the program."""

    def __init__(self, env: dict[str, str], agent: subprocess.Popen[bytes]) -> None:
        self.env = env
        self._agent = agent

    def do(self, verb: str, name: str = "", **more: Any) -> Any:
        """Carry out one accessibility command; raise LookupError where it finds nothing."""
        assert self._agent.stdin is not None
        assert self._agent.stdout is not None
        command = {"verb": verb, "name": name, **more}
        self._agent.stdin.write(json.dumps(command).encode() + b"\n")
        self._agent.stdin.flush()
        answer = json.loads(self._agent.stdout.readline())
        if not answer["ok"]:
            raise LookupError(answer["error"])
        return answer["value"]

    def wait_for(self, name: str) -> None:
        """Wait until something of that accessible name shows and can be used."""

        def usable() -> bool:
            return bool(self.do("exists", name) and self.do("enabled", name))

        eventually(usable, f"{name!r} is usable; on the screen is\n{self.do('tree')}")

    def wait_for_text(self, text: str, name: str = "Transcript", patience: float = PATIENCE_S) -> str:
        """Wait until a text can be read below a widget, and return all that can."""

        def read() -> str:
            if not self.do("exists", name):
                return ""
            found = str(self.do("text", name))
            return found if text in found else ""

        try:
            return str(eventually(read, f"{text!r} stands in {name}", patience))
        except AssertionError as error:
            raise AssertionError(f"{error}; on the screen is\n{self.do('tree')}") from None

    def wait_for_answer_to(self, question: str, length: int = 40) -> str:
        """Wait until that many characters of an answer stand below a question, and return them."""

        def read() -> str:
            text = str(self.do("text", "Transcript")) if self.do("exists", "Transcript") else ""
            answer = text.partition(question)[2].strip()
            return answer[:length] if len(answer) >= length else ""

        return str(eventually(read, f"an answer to {question!r} streams"))

    def type_and_send(self, text: str) -> None:
        """Put a question as a person would."""
        self.wait_for("Message")
        self.do("set_text", "Message", text=text)
        self.wait_for("Send")
        self.do("press", "Send")

    def xdotool(self, *words: str) -> None:
        """Move the mouse or press keys, as a hand would."""
        subprocess.run(["xdotool", *words], env=self.env, check=True, capture_output=True)

    def screenshot(self, path: Path) -> None:
        """Write what is on the screen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self.env, check=True, capture_output=True)

    @contextmanager
    def program(self, *words: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run the program; end it by SIGTERM where it still runs, and expect a clean end and a silent log."""
        command = [sys.executable, "-m", "gptoss_desktop", *words]
        process = subprocess.Popen(command, env=self.env, stderr=subprocess.PIPE)
        try:
            yield process
        finally:
            killed = process.poll() == -signal.SIGKILL
            if process.poll() is None:
                process.terminate()
            _, errors = process.communicate(timeout=PATIENCE_S)
            if not killed:
                lines = errors.decode().splitlines()
                unexpected = [line for line in lines if not line.startswith(KNOWN_LINES)]
                assert not unexpected, unexpected
                assert process.returncode == 0


@contextmanager
def desktop(size: str = "1280x800") -> Iterator[Desktop]:
    """Bring up a screen with both buses, and take all of it down again."""
    with ExitStack() as stack:
        env = dict(os.environ)

        def start(command: list[str], **more: Any) -> subprocess.Popen[bytes]:
            process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL, **more)
            stack.callback(_end, process)
            return process

        screen = start(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE,
        )
        assert screen.stdout is not None
        env["DISPLAY"] = f":{_first_line(screen.stdout)}"
        env["QT_QPA_PLATFORM"] = "xcb"
        env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        bus = start(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE)
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = _first_line(bus.stdout)
        start([ATSPI_LAUNCHER, "--launch-immediately"])
        start(["openbox"])
        agent = start([SYSTEM_PYTHON, "-u", str(AGENT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        yield Desktop(env, agent)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
