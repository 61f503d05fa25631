"""Models for the tests, built or fetched once and kept in the checkout's cache folder."""

import hashlib
import os
import tempfile
from pathlib import Path
from types import ModuleType

from installers import starter_model
from tests.support import (
    gptoss_keys,
    mxfp4,
    o200k,
    o200k_tokenizer,
    safetensors_file,
    tiny_gptoss,
    tiny_gptoss_folder,
)

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "tests" / "data"
CACHE = ROOT / ".cache" / "tests"

_WEIGHTS = DATA / "tiny.npz"
_VOCABULARY = DATA / "o200k_base.tiktoken.gz"


def tiny_gptoss_gguf() -> Path:
    """The tiny gpt-oss as a GGUF; its folder in the cache bears a hash of all that it is made from."""
    path = CACHE / _digest(tiny_gptoss, gptoss_keys, o200k) / "tiny-gptoss.gguf"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several test runs may build at once: each in its own folder, the last to finish replaces the same bytes.
    with tempfile.TemporaryDirectory(dir=path.parent) as scratch:
        unfinished = Path(scratch) / path.name
        tiny_gptoss.write_tiny_gptoss(_WEIGHTS, _VOCABULARY, unfinished)
        unfinished.replace(path)
    return path


def tiny_gptoss_hugging_face(*, packed: bool | None = None) -> Path:
    """The tiny gpt-oss as a Hugging Face folder, cached like the GGUF.

    With ``packed`` its experts are in MXFP4, without it is all bfloat16; None: what vLLM can run here.
    """
    if packed is None:
        packed = "amx_tile" in Path("/proc/cpuinfo").read_text(encoding="ascii").split()
    code = (tiny_gptoss_folder, tiny_gptoss, gptoss_keys, o200k, o200k_tokenizer, mxfp4, safetensors_file)
    folder = CACHE / f"{_digest(*code)}-{'mxfp4' if packed else 'bf16'}" / "tiny-gptoss"
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        unfinished = Path(scratch) / folder.name
        unfinished.mkdir()
        tiny_gptoss_folder.write_tiny_gptoss_folder(_WEIGHTS, _VOCABULARY, unfinished, packed=packed)
        try:
            unfinished.rename(folder)
        except OSError:
            # Another run was first; its bytes are the same.
            if not folder.is_dir():
                raise
    return folder


def _digest(*code: ModuleType) -> str:
    sources = [_WEIGHTS, _VOCABULARY, *(Path(str(module.__file__)) for module in code)]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:16]


def smollm2_gguf() -> Path:
    """SmolLM2-135M-Instruct: the file that GPTOSS_TEST_SMOLLM2 names, else the starter model in the cache."""
    named = os.environ.get("GPTOSS_TEST_SMOLLM2")
    if not named:
        return starter_model.fetch(CACHE)
    path = Path(named)
    if not path.is_file():
        raise FileNotFoundError(f"GPTOSS_TEST_SMOLLM2 names {path}, which is not a file")
    return path
