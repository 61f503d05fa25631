"""Models for the tests, built or fetched once and kept in the checkout's cache folder."""

import hashlib
import os
import tempfile
from pathlib import Path

from installers import starter_model
from tests.support import gptoss_keys, o200k, tiny_gptoss

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "tests" / "data"
CACHE = ROOT / ".cache" / "tests"

_WEIGHTS = DATA / "tiny.npz"
_VOCABULARY = DATA / "o200k_base.tiktoken.gz"


def tiny_gptoss_gguf() -> Path:
    """The tiny gpt-oss; its name in the cache holds a hash of all that it is made from."""
    code = [Path(str(module.__file__)) for module in (tiny_gptoss, gptoss_keys, o200k)]
    sources = [_WEIGHTS, _VOCABULARY, *code]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]
    path = CACHE / digest / "tiny-gptoss.gguf"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several test runs may build at once: each in its own folder, the last to finish replaces the same bytes.
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        unfinished = Path(scratch) / path.name
        tiny_gptoss.write_tiny_gptoss(_WEIGHTS, _VOCABULARY, unfinished)
        unfinished.replace(path)
    return path


def smollm2_gguf() -> Path:
    """SmolLM2-135M-Instruct: the file that GPTOSS_TEST_SMOLLM2 names, else the starter model in the cache."""
    named = os.environ.get("GPTOSS_TEST_SMOLLM2")
    if not named:
        return starter_model.fetch(CACHE)
    path = Path(named)
    if not path.is_file():
        raise FileNotFoundError(f"GPTOSS_TEST_SMOLLM2 names {path}, which is not a file")
    return path
