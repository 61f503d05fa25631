"""The program without its window on hardware that is not here: a stand-in vLLM and a real llama.cpp."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from gptoss_desktop import tasks
from gptoss_desktop.domain.conversation import ConversationId, Message, MessageState, Part, PartKind
from gptoss_desktop.domain.engine import EngineState, EngineStatus
from gptoss_desktop.domain.hardware import Gpu, Hardware
from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.domain.runtime import RuntimeManifest, RuntimeTarget
from gptoss_desktop.locations import Locations
from gptoss_desktop.runtimes import record
from gptoss_desktop.services.composition import Services
from gptoss_desktop.settings.settings import Settings
from gptoss_desktop.storage.store import ConversationStore
from tests.support import stand_in_vllm
from tests.support.qt import wait_signal

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.services.recovery import Switch

GIB = 2**30
GREEDY = GenerationParameters(temperature=0.0)
H100 = Gpu("GPU-0", 0, "NVIDIA H100 80GB HBM3", 80 * GIB, 79 * GIB, (9, 0))
SECOND = replace(H100, uuid="GPU-1", index=1)
COUNTING = "\n".join(str(number) for number in range(1, 101))


def machine(*gpus: Gpu) -> Hardware:
    return Hardware(
        gpus=gpus,
        driver="580.95",
        cuda=(13, 0),
        processor="a processor",
        cores=8,
        ram_bytes=256 * GIB,
        ram_free_bytes=200 * GIB,
        cache_free_bytes=200 * GIB,
        shm_bytes=64 * GIB,
    )


@dataclass(repr=False)
class Bench:
    """`hardware` is what the next look at the machine sees; `python` plays the engine runtime's."""

    services: Services
    python: Path
    folder: Path
    hardware: Hardware
    switches: list[Switch] = field(default_factory=list)
    statuses: list[EngineStatus] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    explained: list[EngineFailure] = field(default_factory=list)
    gave_up: list[EngineFailure] = field(default_factory=list)

    def behave(self, **behaviour: Any) -> None:
        stand_in_vllm.behave(self.python, **behaviour)

    def starts(self) -> list[list[str]]:
        return [start["words"] for start in stand_in_vllm.starts(self.python)]

    def is_ready(self) -> bool:
        return self.services.supervisor.status.state is EngineState.READY

    def failures(self) -> list[EngineFailure]:
        return [status.failure for status in self.statuses if status.failure is not None]

    def ask(self, question: str) -> ConversationId:
        conversation = self.services.chat.new_conversation()
        self.services.chat.send(conversation, prompt(question), GREEDY, None)
        return conversation

    def is_complete(self) -> bool:
        return bool(self.messages) and self.messages[-1].state is MessageState.COMPLETE

    def stored(self, conversation: ConversationId) -> list[Message]:
        found: list[list[Message]] = []
        store = self.services.store
        tasks.run_task(lambda: store.messages(conversation), found.append, raise_it, lane=tasks.Lane.STORAGE)
        tasks.drain()
        return found[0]


def put_models(locations: Locations, folder: Path, gguf: Path) -> Path:
    """Put a model into the models folder in both formats; return its folder there."""
    locations.prepare()
    os.link(gguf, locations.models / gguf.name)
    model = locations.models / folder.name
    model.mkdir()
    for file in folder.iterdir():
        os.link(file, model / file.name)
    return model


def install_runtime(locations: Locations, root: Path, *, cuda: bool) -> Path:
    """Make a stand-in the one runtime that is known, tested and found good; return its Python."""
    python = stand_in_vllm.install(root / "runtime" / "bin")
    manifest = RuntimeManifest(
        vllm="0.32.0",
        torch="2.13.0",
        python="3.11.9",
        machine=os.uname().machine,
        target=RuntimeTarget.CUDA if cuda else RuntimeTarget.CPU,
        cuda=(13, 0) if cuda else None,
    )
    kept = record.Record(python, record.Origin.ADDED, record.packages_stamp(python), manifest)
    record.write(locations.runtimes / "stand-in", kept)
    return python


def open_bench(root: Path, folder: Path, gguf: Path, *gpus: Gpu) -> Bench:
    """Compose the services over a data folder in which the model lies in both formats."""
    locations = Locations.under(root / "d")
    model = put_models(locations, folder, gguf)
    python = install_runtime(locations, root, cuda=True)
    opened: list[ConversationStore] = []
    tasks.run_task(
        lambda: ConversationStore.open(locations.database), opened.append, raise_it, lane=tasks.Lane.STORAGE
    )
    tasks.drain()
    settings = Settings.load(locations.settings)
    settings.threads = 1
    bench: list[Bench] = []
    services = Services(locations, settings, opened[0], probe_hardware=lambda _: bench[0].hardware)
    bench.append(Bench(services, python, model, machine(*gpus)))
    _listen(bench[0])
    return bench[0]


def close_bench(bench: Bench) -> None:
    services = bench.services
    services.chat.stop_all()
    with wait_signal(services.supervisor.stopped):
        services.supervisor.shutdown()
    tasks.run_task(services.store.close, lambda _: None, raise_it, lane=tasks.Lane.STORAGE)
    tasks.drain()
    services.settings.flush()


def prompt(text: str) -> tuple[Part, ...]:
    return (Part(PartKind.TEXT, text),)


def raise_it(error: Exception) -> None:
    raise error


def _listen(bench: Bench) -> None:
    services = bench.services
    services.recovery.switched.connect(bench.switches.append)
    services.recovery.explained.connect(bench.explained.append)
    services.recovery.gave_up.connect(bench.gave_up.append)
    services.supervisor.status_changed.connect(bench.statuses.append)
    services.chat.message_changed.connect(bench.messages.append)
