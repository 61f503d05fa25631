"""The main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter

from gptoss_desktop.domain.failure import Remedy
from gptoss_desktop.ui.actions.registry import ActionRegistry
from gptoss_desktop.ui.actions.specs import ActionId
from gptoss_desktop.ui.engine.status_bar import EngineStatusBar
from gptoss_desktop.ui.language.controller import LanguageController
from gptoss_desktop.ui.main_window.answers_controller import AnswersController
from gptoss_desktop.ui.main_window.appearance import Appearance
from gptoss_desktop.ui.main_window.chat_lists import ChatLists
from gptoss_desktop.ui.main_window.chat_page import ChatPage
from gptoss_desktop.ui.main_window.composer_controller import ComposerController
from gptoss_desktop.ui.main_window.conversation_controller import ConversationController
from gptoss_desktop.ui.main_window.drop import DropTarget
from gptoss_desktop.ui.main_window.engine_controller import EngineController
from gptoss_desktop.ui.main_window.memory import WindowMemory
from gptoss_desktop.ui.main_window.model_chooser import ModelChooser
from gptoss_desktop.ui.main_window.palette_controller import PaletteController
from gptoss_desktop.ui.main_window.parameters_controller import ParametersController
from gptoss_desktop.ui.main_window.plan_controller import PlanController
from gptoss_desktop.ui.main_window.preferences_controller import PreferencesController
from gptoss_desktop.ui.main_window.reading_controller import ReadingController
from gptoss_desktop.ui.main_window.recovery_controller import RecoveryController
from gptoss_desktop.ui.main_window.runtime_chooser import RuntimeChooser
from gptoss_desktop.ui.parameters.dock import WIDTH as DOCK_WIDTH
from gptoss_desktop.ui.parameters.dock import ParameterDock
from gptoss_desktop.ui.sidebar.sidebar import WIDTH as SIDEBAR_WIDTH
from gptoss_desktop.ui.sidebar.sidebar import Sidebar
from gptoss_desktop.ui.theme.current import current_theme
from gptoss_desktop.viewmodels.conversations import ConversationListModel

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from gptoss_desktop.domain.failure import EngineFailure
    from gptoss_desktop.domain.plan_change import PlanChange
    from gptoss_desktop.services.composition import Services

MINIMUM = QSize(760, 520)
PREFERRED = QSize(1280, 800)


class MainWindow(QMainWindow):
    """Builds the parts and connects them; what they do is the controllers'."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.language = LanguageController(services.settings, self)
        self.setWindowTitle(QApplication.applicationDisplayName())
        self.setMinimumSize(MINIMUM)
        self.actions_by_id = ActionRegistry(self)
        self._appearance = Appearance(services.settings, self.actions_by_id, self)
        self.model = ConversationListModel(self)
        self.sidebar = Sidebar(self.model, self.actions_by_id)
        self.page = ChatPage(self.actions_by_id)
        self.dock = ParameterDock(self)
        self.status_line = EngineStatusBar()
        self._lay_out()
        self._appearance.theme_changed.connect(self.page.transcript.set_theme)
        self.conversation = ConversationController(services, self.page, self.dock.panel, self.actions_by_id)
        self.composing = ComposerController(
            services, self.page.composer, self.conversation, self.dock.panel, self.actions_by_id, self
        )
        self.parameters = ParametersController(
            services, self.dock, self.conversation, self.actions_by_id, self
        )
        self.lists = ChatLists(
            services,
            self.model,
            self.sidebar,
            self.page,
            self.conversation,
            self.actions_by_id,
            self,
        )
        self.page.store_notice.follow(services)
        self._reading = ReadingController(services, self.page.transcript, self.actions_by_id, self)
        self._models = ModelChooser(self, services.locations.models, self.actions_by_id)
        self._plans = PlanController(services, self, self.actions_by_id)
        self.runtimes = RuntimeChooser(services, self, self.actions_by_id)
        self._engine = EngineController(
            services,
            self.page,
            self.status_line,
            self.conversation,
            self.actions_by_id,
            RecoveryController(services, self.page.switch_notice),
        )
        self._answers = AnswersController(services, self.page.transcript, self)
        self._answers.failed.connect(self.conversation.show_failure)
        preferences = PreferencesController(services, self, self.actions_by_id)
        self.palette_controller = PaletteController(
            services,
            self,
            self.model,
            self.actions_by_id,
            self.lists.open,
            preferences.open_settings,
        )
        self._connect()
        self._bind_actions()
        self._memory = WindowMemory(services.settings, self, self.sidebar)
        self._memory.restore(PREFERRED)
        self.page.transcript.set_theme(current_theme())
        self.lists.chats.load()
        if services.settings.problem:
            self.page.composer.refuse(services.settings.problem)
        self._engine.read_models()
        self.page.composer.editor.setFocus()

    def raise_window(self) -> None:
        """Come forward, also from the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Remember how the window stood. Nothing is asked: nothing can be lost."""
        self._memory.save()
        self.parameters.save()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        """Look at the calendar whenever the user comes back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.lists.chats.refresh_day()

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("splitter")
        splitter.setHandleWidth(1)
        splitter.addWidget(self.sidebar)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([SIDEBAR_WIDTH, PREFERRED.width() - SIDEBAR_WIDTH - DOCK_WIDTH])
        self.setCentralWidget(splitter)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.resizeDocks([self.dock], [DOCK_WIDTH], Qt.Orientation.Horizontal)
        self.setStatusBar(self.status_line)

    def _connect(self) -> None:
        panel, effort = self.dock.panel, self.page.composer.effort
        panel.changed.connect(lambda parameters: effort.show_effort(parameters.reasoning_effort))
        effort.chosen.connect(panel.set_effort)
        self.page.error_bar.remedy_chosen.connect(self._on_remedy)
        self.page.error_bar.change_chosen.connect(self._on_change)
        self._connect_engine()
        drops = DropTarget(self)
        drops.model_dropped.connect(self._services.open_model)
        drops.files_dropped.connect(self.page.composer.attach)
        drops.refused.connect(self.page.composer.refuse)

    def _connect_engine(self) -> None:
        services, page = self._services, self.page
        self._models.chosen.connect(services.open_model)
        page.first_run.open_requested.connect(self._models.choose_file)
        page.first_run.folder_requested.connect(self._models.choose_folder)
        self.status_line.plan_requested.connect(self.actions_by_id[ActionId.ENGINE_PLAN].trigger)
        self.runtimes.testing.connect(page.notice.say)
        self.runtimes.added.connect(self._on_runtime)
        self.runtimes.refused.connect(self._on_runtime_refused)

    def _bind_actions(self) -> None:
        actions = self.actions_by_id
        actions.bind(ActionId.NEW_CHAT, self.conversation.new)
        actions.bind(ActionId.FOCUS_MESSAGE, self.page.composer.editor.setFocus)
        actions.bind(ActionId.QUIT, self.close)
        sidebar = actions.bind(ActionId.TOGGLE_SIDEBAR, lambda: self.sidebar.setVisible(sidebar.isChecked()))
        dock = actions.bind(ActionId.TOGGLE_PARAMETERS, lambda: self.dock.setVisible(dock.isChecked()))
        self.dock.visibilityChanged.connect(self._on_dock_shown)
        sidebar.setChecked(self._services.settings.sidebar_visible)
        self.sidebar.setVisible(sidebar.isChecked())
        dock.setChecked(True)

    def _on_dock_shown(self) -> None:
        # Hidden is not the same as invisible: a minimised window keeps its docks.
        self.actions_by_id[ActionId.TOGGLE_PARAMETERS].setChecked(not self.dock.isHidden())

    def _on_remedy(self, remedy: Remedy) -> None:
        self.page.error_bar.show_failure(None)
        match remedy:
            case Remedy.RESTART_ENGINE:
                self._services.supervisor.restart()
            case Remedy.CHOOSE_MODEL:
                self._models.choose_file()
            case Remedy.CHANGE_PLAN:
                self._plans.open()
            case Remedy.CHOOSE_RUNTIME:
                self.runtimes.choose()
            case Remedy.TRY_AGAIN:
                self.conversation.answer_again()
            case Remedy.NEW_CONVERSATION:
                self.conversation.new()
            case _:
                self.page.composer.editor.setFocus()

    def _on_change(self, change: PlanChange) -> None:
        self.page.error_bar.show_failure(None)
        self._services.apply_change(change)

    def _on_runtime(self, sentence: str) -> None:
        self.page.notice.say(sentence)
        if self._services.settings.last_model:
            self._services.start_last_model()

    def _on_runtime_refused(self, failure: EngineFailure) -> None:
        self.page.notice.say("")
        self.conversation.show_failure(failure)
