"""The program's settings, each declared once."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from gptoss_desktop.domain.parameters import GenerationParameters
from gptoss_desktop.domain.parameters_table import Group
from gptoss_desktop.domain.said import say
from gptoss_desktop.settings import file, kinds
from gptoss_desktop.settings.setting import Setting, SettingError
from gptoss_desktop.settings.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

MAX_TRASH_DAYS = 3650
MAX_NOTIFY_S = 3600

MAX_THREADS = 1024
MAX_CONTEXT = 2**20
"""Tokens; eight times what gpt-oss was trained for."""
MAX_PARALLEL = 1024
ZOOM_RANGE = (50, 300)
"""Per cent of the usual size of the conversation's text."""


class Settings:
    """Values by attribute. Assigning one checks it, tells `changed`, and has the file written soon.

    Reading and assigning never wait for the disk. Assigning raises `SettingError` for a value out of range.
    Used in one thread, the GUI's.
    """

    theme = Setting("theme", kinds.Choice(("system", "light", "dark")), "system", say("Appearance"))
    language = Setting("language", kinds.Choice(("system", "en", "zh_CN")), "system", say("Language"))
    last_model = Setting("last_model", kinds.Text(), "", say("Model"))
    known_models = Setting(
        "known_models", kinds.Paths(), (), say("Models"), say("Files outside the models folder.")
    )
    model_folders = Setting("model_folders", kinds.Paths(), (), say("Model folders"))
    isolation = Setting(
        "isolation",
        kinds.Choice(("auto", "namespace", "seccomp", "private-network")),
        "auto",
        say("Network isolation"),
        say("How the engine is kept from the network."),
    )
    allow_no_isolation = Setting(
        "allow_no_isolation",
        kinds.Flag(),
        False,
        say("Start without isolation"),
        say("Start the engine even where the system offers no way to shut the network."),
    )
    engine = Setting(
        "engine",
        kinds.Choice(("auto", "llama.cpp", "vllm")),
        "auto",
        say("Engine"),
        say("Automatic: vLLM where a card and a runtime allow it, else llama.cpp."),
    )
    automatic_recovery = Setting(
        "automatic_recovery",
        kinds.Flag(),
        True,
        say("Recover by itself"),
        say("When an engine fails, start the next plan, and go on with the answers that were cut."),
    )
    runtime = Setting(
        "runtime", kinds.Text(), "", say("vLLM runtime"), say("Empty: the newest that passed its test.")
    )
    runtime_pythons = Setting(
        "runtime_pythons",
        kinds.Paths(),
        (),
        say("Pythons with vLLM"),
        say("Interpreters outside the runtimes folder."),
    )
    plan_overrides = Setting(
        "plan_overrides",
        kinds.ObjectsByPath(),
        MappingProxyType({}),
        say("Plans"),
        say("What was chosen by hand for each model, by the model's path."),
    )
    threads = Setting(
        "threads",
        kinds.Maybe(kinds.Whole(1, MAX_THREADS)),
        None,
        say("Threads"),
        say("Empty: one per physical core, of four or more all but one."),
    )
    context = Setting(
        "context",
        kinds.Maybe(kinds.Whole(1, MAX_CONTEXT)),
        None,
        say("Context"),
        say("Tokens for one conversation. Empty: what the model was trained for."),
    )
    parallel = Setting(
        "parallel",
        kinds.Maybe(kinds.Whole(1, MAX_PARALLEL)),
        None,
        say("Answers at once"),
        say("Empty: what the engine and the memory allow."),
    )
    parameters = Setting(
        "parameters", kinds.Parameters(), GenerationParameters(), say("Generation parameters")
    )
    preset = Setting("preset", kinds.Text(), "", say("Preset"), say("What new chats began with."))
    open_parameter_groups = Setting(
        "open_parameter_groups",
        kinds.Several(tuple(group.value for group in Group)),
        (Group.BASIC.value,),
        say("Open groups of parameters"),
    )
    classification = Setting(
        "classification",
        kinds.Text(),
        "",
        say("Classification"),
        say("What {{{{classification}}}} stands for in system prompts."),
    )
    window_geometry = Setting("window_geometry", kinds.Blob(), b"", say("Window size and place"))
    window_state = Setting("window_state", kinds.Blob(), b"", say("Window layout"))
    sidebar_visible = Setting("sidebar_visible", kinds.Flag(), True, say("Sidebar"))
    sidebar_sort = Setting(
        "sidebar_sort", kinds.Choice(("changed", "created", "title")), "changed", say("Order of chats")
    )
    places_unfolded = Setting("places_unfolded", kinds.Flag(), False, say("Show folders"))
    trash_days = Setting(
        "trash_days",
        kinds.Whole(0, MAX_TRASH_DAYS),
        30,
        say("Days in the trash"),
        say(
            "So long deleted chats can be restored; then they are removed for good. "
            "0: they stay until the trash is emptied."
        ),
    )
    notify_after_s = Setting(
        "notify_after_s",
        kinds.Whole(0, MAX_NOTIFY_S),
        20,
        say("Tell of answers that took longer than"),
        say("Seconds. An answer in a chat that is not open is told of by a bar when it is done."),
    )
    shortcuts = Setting(
        "shortcuts", kinds.TextsByKey(), MappingProxyType({}), say("Shortcuts"), say("By action.")
    )
    palette_recent = Setting(
        "palette_recent", kinds.Texts(), (), say("Recently used"), say("Entries of the command palette.")
    )
    open_folds = Setting(
        "open_folds",
        kinds.Flag(),
        False,
        say("Show reasoning unfolded"),
        say("Open reasoning, commentary, tool calls and attachments at once."),
    )
    zoom = Setting(
        "zoom", kinds.Whole(*ZOOM_RANGE), 100, say("Size of the conversation's text"), say("Per cent.")
    )
    open_links = Setting(
        "open_links",
        kinds.Choice(("ask", "never")),
        "ask",
        say("Open links"),
        say("Ask: after a dialog has shown where the link goes."),
    )

    def __init__(self, path: Path, plain: dict[str, Any] | None = None, problem: str = "") -> None:
        self._plain = dict(plain or {})
        self._values: dict[str, Any] = {}
        self._writer = Writer(path)
        self._problem = problem
        self.changed: list[Callable[[str], None]] = []
        """Called with the key of every setting that changes, in the thread that changed it."""
        for setting in declared():
            self._values[setting.key] = self._read(setting)

    @classmethod
    def load(cls, path: Path) -> Settings:
        """Read the file; what it lacks or has wrong is the default. A broken file is set aside."""
        try:
            return cls(path, file.read(path))
        except OSError as error:
            return cls(
                path,
                problem=say(
                    "The settings {path} cannot be read: {strerror}.", path=path, strerror=error.strerror
                ),
            )
        except file.BrokenFileError:
            return cls(path, problem=_set_aside(path))

    @property
    def problem(self) -> str:
        """One sentence about what is wrong with the file; empty when nothing is."""
        return self._writer.problem or self._problem

    def flush(self) -> None:
        """Wait until all changes are in the file."""
        self._writer.flush()

    def value_of(self, setting: Setting[T]) -> T:
        """Return the present value; the attribute does the same."""
        value: T = self._values[setting.key]
        return value

    def assign(self, setting: Setting[T], value: T) -> None:
        """Change a value; the attribute does the same.

        Raises:
            SettingError: the value is of a wrong type or out of range.

        """
        if value == self._values[setting.key]:
            return
        setting.check(value)
        self._values[setting.key] = value
        self._plain[setting.key] = setting.kind.encode(value)
        # Keys that this version does not know stay in the object, and so in the file.
        self._writer.submit(dict(self._plain))
        for callback in list(self.changed):
            callback(setting.key)

    def _read(self, setting: Setting[Any]) -> object:
        if setting.key not in self._plain:
            return setting.default
        try:
            return setting.decode(self._plain[setting.key])
        except SettingError as error:
            self._problem = self._problem or say("{error} The default is used.", error=error)
            return setting.default


def declared() -> tuple[Setting[Any], ...]:
    """Return all settings in the order of their declaration."""
    return tuple(value for value in vars(Settings).values() if isinstance(value, Setting))


def _set_aside(path: Path) -> str:
    try:
        kept = file.set_aside(path)
    except OSError:
        return say("The settings {path} are damaged; the defaults are used.", path=path)
    return say(
        "The settings {path} were damaged; they were set aside as {name} and the defaults are used.",
        path=path,
        name=kept.name,
    )
