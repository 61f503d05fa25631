"""The NVIDIA cards of this machine, asked of a child that has a time limit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gptoss_desktop.domain.hardware import Gpu
from gptoss_desktop.domain.said import say
from gptoss_desktop.hardware.child import Answer, ask, own_command
from gptoss_desktop.hardware.findings import CardCount, Driver, Link, Problem, decode

GPU_SECONDS = 30.0
"""Where the driver is not kept resident (persistence mode off), the first question initialises every card,
which takes seconds a card; nothing sound takes this long."""

WORD = "--probe-gpus"
"""The program's first word for the child that asks NVML."""


@dataclass(frozen=True, slots=True)
class GpuReading:
    """What NVML told. Fields as in `Hardware`."""

    gpus: tuple[Gpu, ...] = ()
    driver: str = ""
    cuda: tuple[int, int] | None = None
    problem: str = ""


def read(command: list[str] | None = None, seconds: float = GPU_SECONDS) -> GpuReading:
    """Return the cards, after `seconds` at the latest; every fault is in the reading."""
    try:
        answer = ask(command or own_command(WORD), seconds)
    except OSError as error:
        return GpuReading(
            problem=say("The graphics cards cannot be looked up: {strerror}.", strerror=error.strerror)
        )
    return assemble(answer, seconds)


def assemble(answer: Answer, seconds: float) -> GpuReading:
    """Return the reading from what the child said before it ended, crashed or was ended."""
    reading = GpuReading()
    expected = 0
    for finding in map(decode, answer.output.splitlines()):
        match finding:
            case Driver(version, cuda):
                reading = replace(reading, driver=version, cuda=cuda)
            case CardCount(count):
                expected = count
            case Gpu():
                reading = replace(reading, gpus=(*reading.gpus, finding))
            case Link(first, second):
                gpus = tuple(_with_link(gpu, first, second) for gpu in reading.gpus)
                reading = replace(reading, gpus=gpus)
            case Problem(sentence):
                reading = replace(reading, problem=sentence)
    if answer.code != 0 and not reading.problem:
        reading = replace(reading, problem=_silence(answer, len(reading.gpus), expected, seconds))
    return reading


def _with_link(gpu: Gpu, first: str, second: str) -> Gpu:
    if gpu.uuid not in {first, second}:
        return gpu
    return replace(gpu, links=(*gpu.links, second if gpu.uuid == first else first))


def _silence(answer: Answer, read_cards: int, expected: int, seconds: float) -> str:
    if answer.code is None:
        who = (
            say("The graphics card {read_cards}", read_cards=read_cards)
            if read_cards < expected
            else "NVIDIA's driver"
        )
        return say(
            "{who} did not answer within {seconds} seconds; restart the computer if this lasts.",
            who=who,
            seconds=f"{seconds:.0f}",
        )
    if answer.code < 0:
        return say(
            "NVIDIA's library crashed with the signal {value} when it was asked for the cards.",
            value=-answer.code,
        )
    last = answer.errors.strip().splitlines()[-1:] or ["it said nothing"]
    return say("The cards could not be read: {last}.", last=last[0])
