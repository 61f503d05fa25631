"""The two real vocabularies."""

from __future__ import annotations

from tests.worker.llama.conftest import model, smollm2, tiny_gptoss

__all__ = ("model", "smollm2", "tiny_gptoss")
