"""Of those that wait, the most urgent is first, and of equals the one that came first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.generation import running_engine

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel


def test_the_order_of_those_that_wait(smollm2: LoadedModel) -> None:
    prompt = smollm2.tokenize("Hello", add_special=False, parse_special=False)
    with running_engine(smollm2, parallel=1, start=False) as engine:
        answers = {
            name: engine.ask(prompt, 2, priority=p)
            for name, p in zip("abcdef", [5, 0, -1, 5, 0, 9], strict=True)
        }
        engine.scheduler.cancel(answers["e"].id)
        engine.scheduler.start()
        answers["f"].wait()
        ends = [event.request_id for step in engine.steps for event in step if hasattr(event, "reason")]
    assert ends == [answers[name].id for name in "cbadf"]
