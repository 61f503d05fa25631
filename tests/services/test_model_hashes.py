"""A model's hash is found once, and reaches the answers that came before it."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

from gptoss_desktop.domain.conversation import Message
from gptoss_desktop.domain.engine import EngineInfo, EngineState, EngineStatus
from gptoss_desktop.services.model_hashes import ModelHashes
from tests.services.talking import Talk, record, start
from tests.support.qt import wait_signal, wait_until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QApplication

    from gptoss_desktop.services.composition import Services


def ready(path: Path) -> EngineStatus:
    info = EngineInfo("llama.cpp", "1", "m", str(path), "gpt-oss", 4096, 1, has_reasoning=True)
    return EngineStatus(EngineState.READY, info=info)


def found(cache: Path, model: Path) -> str:
    hashes = ModelHashes(cache)
    with wait_signal(hashes.found) as told:
        hashes.engine_changed(ready(model))
    assert told.arguments == (str(model), hashes.sha256(str(model)))
    return hashes.sha256(str(model))


def test_a_file_s_hash(qapp: QApplication, tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(b"weights" * 10**6)
    assert found(tmp_path / "cache", model) == hashlib.sha256(model.read_bytes()).hexdigest()


def test_a_folder_s_hash_is_that_of_its_list(qapp: QApplication, tmp_path: Path) -> None:
    model = tmp_path / "model"
    (model / "original").mkdir(parents=True)
    (model / ".cache").mkdir()
    for name in ("config.json", "b.safetensors", "original/a.bin", ".cache/x", ".gitattributes"):
        (model / name).write_text(name)
    shown = sorted(("config.json", "b.safetensors", "original/a.bin"))
    lines = "".join(f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n" for name in shown)
    assert found(tmp_path / "cache", model) == hashlib.sha256(lines.encode()).hexdigest()


def test_it_is_kept_until_the_model_changes(qapp: QApplication, tmp_path: Path) -> None:
    cache, model = tmp_path / "cache", tmp_path / "model.gguf"
    model.write_bytes(b"first")
    first = found(cache, model)
    kept = json.loads(cache.read_text())
    kept[str(model)]["sha256"] = "as it was kept"
    cache.write_text(json.dumps(kept))
    assert found(cache, model) == "as it was kept"
    model.write_bytes(b"other")
    os.utime(model, ns=(1, 1))
    assert found(cache, model) not in (first, "as it was kept")
    cache.write_text("{ damaged")
    assert found(cache, model) == hashlib.sha256(b"other").hexdigest()


def test_reading_ends_with_the_program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gptoss_desktop.services.model_hashes.CHUNK", 1)
    model = tmp_path / "model.gguf"
    model.write_bytes(bytes(2_000_000))
    hashes = ModelHashes(tmp_path / "cache")
    hashes.engine_changed(ready(model))
    hashes.stop()
    other = tmp_path / "other.gguf"
    other.write_bytes(b"x")
    with wait_signal(hashes.found):
        hashes.engine_changed(ready(other))
    assert hashes.sha256(str(model)) == ""
    assert not any(str(model) in text.read_text() for text in [tmp_path / "cache"])


def test_an_answer_that_came_first_gets_it(
    services: Services, tiny_gptoss_gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gptoss_desktop.services.model_hashes.IDLE_SHARE", 20.0)
    told: list[Message] = []
    services.chat.record_changed.connect(told.append)
    start(services, tiny_gptoss_gguf, context=1024)
    talk = Talk(services)
    answer = talk.say("Hello!")
    assert record(answer).model_sha256 == ""
    wait_until(lambda: told)
    whole = hashlib.sha256(tiny_gptoss_gguf.read_bytes()).hexdigest()
    assert record(talk.path()[-1]).model_sha256 == whole
    assert told == [talk.path()[-1]]
    assert record(talk.say("Hello!")).model_sha256 == whole
