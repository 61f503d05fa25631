"""Measure vLLM on this machine's card with gpt-oss-20b's shape; one JSON object a line.

python -m benchmarks.gpu --model FOLDER --python PROGRAM --cache FOLDER --out FILE PART…
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.gpu import kills, scenarios
from benchmarks.gpu.driver import Driver, StartFailedError
from benchmarks.gpu.scenarios import Seeds
from gptoss_desktop.domain.plan import EngineKind, EnginePlan, LoraOptions, VllmOptions
from gptoss_desktop.planning.vllm_settings import BATCHED_TOKENS, GRAPH_SIZES, STREAM_INTERVAL

if TYPE_CHECKING:
    from gptoss_desktop.engine.replies import Reply

ATTENTION = ("q_proj", "k_proj", "v_proj", "o_proj")


def base_plan(options: argparse.Namespace) -> EnginePlan:
    """Return a plan with the settings that the program's own plans have, for random weights."""
    vllm = VllmOptions(
        python=options.python,
        memory_share=0.85,
        batched_tokens=BATCHED_TOKENS,
        graph_sizes=GRAPH_SIZES,
        stream_interval=options.interval,
        extra=("--load-format", "dummy", "--seed", "0"),
    )
    return EnginePlan(options.model, EngineKind.VLLM, context=16_384, parallel=128, vllm=vllm)


class Bench:
    """One run: writes each figure as soon as it is there, since a lent machine may go at any time."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.driver = Driver(options.runtime, options.cache)
        self.seeds = Seeds()
        self.began = time.monotonic()

    def say(self, what: str, figures: dict[str, Any]) -> None:
        """Write one line, to the file and to the screen."""
        line = json.dumps({"what": what, "at_s": round(time.monotonic() - self.began), **figures})
        print(line, flush=True)
        with self.options.out.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def start(self, plan: EnginePlan, name: str) -> bool:
        """Start an engine and say how long it took; False where it failed."""
        self.driver.log.clear()
        try:
            start = self.driver.start(plan)
            self.keep_log(name)
        except StartFailedError as error:
            self.say(name, {"failed": str(error).splitlines()[0]})
            self.keep_log(name)
            return False
        self.say(name, {"seconds": start.seconds, "stages": start.durations()})
        return True

    def keep_log(self, name: str) -> None:
        """Keep what the engine said while it started."""
        with self.options.out.with_suffix(".log").open("a", encoding="utf-8") as file:
            file.write("\n".join([f"==== {name}", *self.driver.log, ""]))

    def speed(self, plan: EnginePlan, name: str) -> None:
        """Single stream and several at once."""
        self.say(f"{name}: network before", scenarios.network())
        if not self.start(plan, f"start {name}"):
            return
        self.say(f"{name}: one", scenarios.single(self.driver, self.seeds, self.options.pairs))
        for count in (8, 32, 128):
            figures = scenarios.together(self.driver, self.seeds, count, self.options.rounds, floor=True)
            self.say(f"{name}: {count}", figures)
        self.say(f"{name}: prefix", scenarios.prefix(self.driver, self.seeds, 4096, 5))
        self.say(f"{name}: network", scenarios.network())
        self.say(f"{name}: stop", {"seconds": round(self.driver.stop(), 2)})

    def adapter(self, plan: EnginePlan, name: str) -> None:
        """The same engine without and with an adapter."""
        if not self.start(plan, f"start {name}"):
            return
        self.load_adapter()
        self.say(f"{name}: without", scenarios.single(self.driver, self.seeds, self.options.pairs))
        self.say(
            f"{name}: with", scenarios.single(self.driver, self.seeds, self.options.pairs, "bench-adapter")
        )
        self.say(f"{name}: stop", {"seconds": round(self.driver.stop(), 2)})

    def load_adapter(self) -> None:
        """Load the adapter at run time, as vLLM allows it."""
        from PySide6.QtCore import QEventLoop  # noqa: PLC0415 - beside its one use

        loop, client = QEventLoop(), self.driver.supervisor.client
        assert client is not None

        def loaded(reply: Reply) -> None:
            self.say("adapter loaded", {"status": reply.status, "body": reply.body.decode()[:200]})
            loop.quit()

        body = {"lora_name": "bench-adapter", "lora_path": str(self.options.adapter)}
        client.post("/v1/load_lora_adapter", body, loaded)
        loop.exec()

    def kill(self, plan: EnginePlan, times: int) -> None:
        """Kill the program while its engine loads and while it streams."""
        file = self.options.cache / "plan.pickle"
        file.write_bytes(pickle.dumps((plan, self.options.runtime, self.options.cache)))
        for turn in range(times):
            self.say("kill", dict(kills.kill_once(file, "loading", 4 + 5 * turn)))
        for _ in range(times):
            self.say("kill", dict(kills.kill_once(file, "streaming", 0)))


def main() -> None:
    """Measure the parts that the command line names."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--python", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--runtime", type=Path, required=True)
    parser.add_argument("--adapter", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--interval", type=int, default=STREAM_INTERVAL)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument(
        "part", choices=("speed", "start", "lora", "lora-attention", "lora-triton", "kill"), nargs="+"
    )
    options = parser.parse_args()
    bench, plan = Bench(options), base_plan(options)
    assert plan.vllm is not None
    for part in options.part:
        match part:
            case "start":
                if bench.start(plan, "start"):
                    bench.driver.stop()
            case "speed":
                bench.speed(plan, f"interval {options.interval}")
            case "kill":
                bench.kill(plan, options.times)
            case _:
                modules = () if part == "lora" else ATTENTION
                more = ("--moe-backend", "triton_unfused") if part == "lora-triton" else ()
                lora = LoraOptions(max_adapters=1, max_rank=8, modules=modules)
                vllm = replace(plan.vllm, lora=lora, extra=(*plan.vllm.extra, *more))
                bench.adapter(replace(plan, vllm=vllm), part)


if __name__ == "__main__":
    main()
