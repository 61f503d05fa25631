"""The decode thread outlives every fault, and the other requests do not notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.answer import FinishReason
from gptoss_desktop.worker.llama.context import DecodeContext
from tests.support.generation import Answer, running_engine

if TYPE_CHECKING:
    import pytest

    from gptoss_desktop.worker.llama.batch import TokenBatch
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.llama.types import SchedulerEvent


def _prompt(model: LoadedModel) -> list[int]:
    return model.tokenize("Hello there", add_special=False, parse_special=False)


def _no(_tokens: list[int]) -> bool:
    raise ValueError("no")


def test_a_processor_that_fails(smollm2: LoadedModel, caplog: pytest.LogCaptureFixture) -> None:
    with running_engine(smollm2, parallel=2) as engine:
        bad = engine.ask(_prompt(smollm2), 20, answer=Answer(stop_when=_no))
        good = engine.ask(_prompt(smollm2), 20)
        assert bad.wait().reason is FinishReason.ERROR
        assert "could not be processed" in bad.wait().error
        assert good.wait().reason is FinishReason.LENGTH
    caplog.clear()


def test_a_decode_that_fails(smollm2: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    real = DecodeContext.decode
    statuses = iter([-3, 1])

    def decode(context: DecodeContext, batch: TokenBatch) -> int:
        return next(statuses, None) or real(context, batch)

    monkeypatch.setattr(DecodeContext, "decode", decode)
    with running_engine(smollm2) as engine:
        broken = engine.ask(_prompt(smollm2), 5).wait()
        assert broken.reason is FinishReason.ERROR
        assert "llama_decode gave -3" in broken.error
        assert "no room left" in engine.ask(_prompt(smollm2), 5).wait().error
        whole = engine.ask(_prompt(smollm2), 5).wait()
        assert (whole.reason, whole.usage.cached_tokens) == (FinishReason.LENGTH, 0)


def test_a_step_that_raises(
    smollm2: LoadedModel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = DecodeContext.decode
    faults = iter([MemoryError("none left")])

    def decode(context: DecodeContext, batch: TokenBatch) -> int:
        if fault := next(faults, None):
            raise fault
        return real(context, batch)

    monkeypatch.setattr(DecodeContext, "decode", decode)
    with running_engine(smollm2) as engine:
        assert "internal error" in engine.ask(_prompt(smollm2), 5).wait().error
        assert engine.ask(_prompt(smollm2), 5).wait().reason is FinishReason.LENGTH
    assert "A decode step failed" in caplog.text
    caplog.clear()


def test_a_delivery_that_fails(smollm2: LoadedModel, caplog: pytest.LogCaptureFixture) -> None:
    with running_engine(smollm2) as engine:
        deliver = engine.scheduler._deliver
        faults = iter([ValueError("no")])

        def faulty(events: list[SchedulerEvent]) -> None:
            if fault := next(faults, None):
                raise fault
            deliver(events)

        engine.scheduler._deliver = faulty
        assert engine.ask(_prompt(smollm2), 5).wait().reason is FinishReason.LENGTH
    assert "were not delivered" in caplog.text
    caplog.clear()
