"""What the routes work with: the model, how it is spoken to, and the way to the scheduler."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gptoss_desktop.worker.llama.model import LoadedModel
    from gptoss_desktop.worker.server.dialect import Dialect
    from gptoss_desktop.worker.server.hub import Hub
    from gptoss_desktop.worker.server.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Service:
    """One served model; `name` is its name in the API, `context` tokens per request, `created` Unix time."""

    name: str
    model: LoadedModel
    context: int
    parallel: int
    dialect: Dialect
    hub: Hub
    metrics: Metrics
    created: int

    def token_text(self, token: int) -> bytes:
        """Return the bytes of a token, markers spelt out."""
        return self.model.piece(token, special=True)
