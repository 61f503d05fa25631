"""The one style sheet: what the palette cannot say of Fusion's controls. All colours are the tokens'."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from gptoss_desktop.locations import resources
from gptoss_desktop.ui.theme.colours import HOVER, PRESSED, mix

if TYPE_CHECKING:
    from gptoss_desktop.ui.theme.tokens import Theme

_SHEET = Template("""
#sidebar, #statusBar, #parameterDock, #parameterPanel, #dockTitle, #planForm { background: $window; }
#chat, #transcriptPage, #firstRun, #loading { background: $surface; }
#statusBar { border-top: 1px solid $hairline; }
#statusBar::item { border: none; }
#statusBar QLabel, #statusBar QLabel[muted="false"] { color: $text_muted; }
#planDialog, #planConsequence, #schemaDialog, #answerDialog, #promptDialog { background: $surface; }
#codeEdit {
    background: $raised; color: $text; border: 1px solid $hairline; border-radius: 6px;
    selection-background-color: $selection; selection-color: $text; placeholder-text-color: $text_muted;
}
#codeEdit:focus { border-color: $accent; }
#promptList, #jsonProblems { border: 1px solid transparent; border-radius: 6px; }
#promptList:focus, #jsonProblems:focus { border-color: $accent; }
#promptList::item { padding: 6px 8px; }
#jsonProblems::item { padding: 3px 4px; }
QTabWidget::pane { border: none; border-top: 1px solid $hairline; }
QTabBar::tab {
    background: transparent; color: $text_muted; padding: 6px 12px; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { background: $hover; }
#planForm { border-right: 1px solid $hairline; }
#planFoot { border-top: 1px solid $hairline; background: $surface; }
#planRefusal { background: $error_ground; border-radius: 6px; }
#header { background: $surface; border-bottom: 1px solid $hairline; }
QSplitter::handle, QMainWindow::separator { background: $hairline; width: 1px; height: 1px; }
QLabel[muted="false"] { color: $text; }
QLabel[muted="true"] { color: $text_muted; }
QLabel[danger="true"] { color: $danger; }
QLabel[changed="true"] { font-weight: 600; }

QPushButton {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 6px; padding: 5px 12px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $text_muted; border-color: $hairline; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $disabled; color: $text_muted; border-color: $disabled; }
QPushButton[kind="link"] {
    background: transparent; border-color: transparent; color: $accent; padding: 3px 6px;
}
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border-color: $accent; }

QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px; color: $text;
}
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $hover; }
QToolButton:pressed, QToolButton:open, QToolButton:checked:hover { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $text_muted; }
QToolButton[kind="field"] { background: $raised; border-color: $hairline; padding: 4px 7px; }
QToolButton[kind="field"]:hover { background: $hover; }
QToolButton[kind="field"]:focus { border-color: $accent; }
QToolButton[kind="field"][unset="true"] { color: $text_muted; }
QToolButton[kind="field"][invalid="true"] { border-color: $danger; }
QToolButton[kind="fold"], QToolButton[kind="fold"]:checked { background: transparent; padding-left: 0; }
QToolButton[kind="fold"]:hover { background: $hover; }
QCheckBox::indicator:unchecked {
    width: 11px; height: 11px; background: $raised; border: 1px solid $text_muted; border-radius: 3px;
}
QRadioButton::indicator {
    width: 8px; height: 8px; background: $raised; border: 3px solid $raised; border-radius: 7px;
}
QRadioButton::indicator:unchecked {
    width: 12px; height: 12px; border: 1px solid $text_muted; border-radius: 7px;
}
QRadioButton::indicator:checked { background: $accent_text; border-color: $accent; }
QRadioButton:focus { color: $accent; }
QCheckBox[unset="true"] { color: $text_muted; }
QToolButton[kind="status"] { color: $text_muted; padding: 0 3px; }
QToolButton[kind="small"] { padding: 2px; }
QToolButton[popupMode="1"] { padding-right: 16px; }
QToolButton::menu-button { border: none; width: 15px; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[kind="send"] { background: $accent; border-color: $accent; padding: 5px; }
QToolButton[kind="send"]:hover { background: $accent_hover; border-color: $accent_hover; }
QToolButton[kind="send"]:focus { border-color: $text; }
QToolButton[kind="send"]:disabled { background: $disabled; border-color: $disabled; }

QLineEdit, QPlainTextEdit[kind="field"] {
    background: $raised; color: $text; border: 1px solid $hairline; border-radius: 6px; padding: 4px 7px;
    selection-background-color: $selection; selection-color: $text;
    placeholder-text-color: $text_muted;
}
QLineEdit:focus, QPlainTextEdit[kind="field"]:focus { border-color: $accent; }
QLineEdit:disabled, QPlainTextEdit[kind="field"]:disabled, QToolButton[kind="field"]:disabled {
    background: transparent; color: $text_muted;
}
QComboBox, QAbstractSpinBox {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 6px; padding: 4px 7px;
    selection-background-color: $selection; selection-color: $text;
}
QComboBox:hover { background: $hover; }
QComboBox:focus, QAbstractSpinBox:focus { border-color: $accent; }
QComboBox:disabled, QAbstractSpinBox:disabled { background: transparent; color: $text_muted; }
QComboBox::drop-down { border: none; width: 22px; margin-right: 4px; }
QComboBox::down-arrow, QDateEdit::down-arrow {
    image: url("$controls/chevron-down.svg"); width: 12px; height: 12px;
}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 18px; }
QAbstractSpinBox::up-arrow { image: url("$controls/chevron-up.svg"); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url("$controls/chevron-down.svg"); width: 10px; height: 10px; }
QDateEdit::drop-down { border: none; width: 22px; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $border; padding: 4px; outline: none;
    selection-background-color: $menu_hover; selection-color: $text;
}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"] { border-color: $danger; }
QLineEdit[kind="title"] { background: transparent; border-color: transparent; font-weight: 600; }
QLineEdit[kind="title"]:hover { border-color: $hairline; }
QLineEdit[kind="title"]:focus { background: $raised; border-color: $accent; }
#sidebar QLineEdit { background: $surface; }

#composerCard { background: $raised; border: 1px solid $border; border-radius: 10px; }
#editCard { background: $raised; border: 1px solid $border; border-radius: 10px; }
#editCard[focused="true"] { border-color: $accent; }
#editCard QTextEdit {
    background: transparent; border: none; color: $text;
    selection-background-color: $selection; selection-color: $text;
}
#findBar { background: $raised; border: 1px solid $border; border-radius: 8px; }
#composerCard[focused="true"] { border-color: $accent; }
#composerCard QPlainTextEdit {
    background: transparent; border: none; color: $text; placeholder-text-color: $text_muted;
    selection-background-color: $selection; selection-color: $text;
}
#chip { background: $notice; border-radius: 6px; }
#chipRefusal { background: $error_ground; border-radius: 6px; }
QToolButton[kind="attachment"] { padding: 3px 5px; }
QToolButton[kind="meter"] { color: $text_muted; padding: 5px; }
QToolButton[kind="meter"][over="true"] { color: $danger; }
#meterPopup, #previewDialog { background: $surface; }
#notice { background: $notice; border-radius: 8px; }
#errorBar { background: $error_ground; border: 1px solid $error_border; border-radius: 8px; }
#undoBar { background: $raised; border: 1px solid $border; border-radius: 8px; }
#logView { background: $code_background; color: $text; border: none; border-radius: 6px; }

QListView, QTableView { background: transparent; border: none; outline: none; }
#tagList { background: $raised; border: 1px solid $hairline; border-radius: 6px; padding: 4px; }
#tagList::indicator:unchecked {
    width: 11px; height: 11px; background: $raised; border: 1px solid $text_muted; border-radius: 3px;
}
#tagList::indicator:indeterminate {
    width: 11px; height: 11px; border: 1px solid $accent; border-radius: 3px;
    background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1, stop: 0 $raised, stop: 0.36 $raised,
        stop: 0.37 $accent, stop: 0.63 $accent, stop: 0.64 $raised, stop: 1 $raised);
}
#conversationList { background: $window; selection-background-color: transparent; }
QTreeView {
    background: $raised; color: $text; border: 1px solid $hairline; border-radius: 6px; outline: none;
    selection-background-color: $selection; selection-color: $text;
}
QTreeView::item { padding: 4px; }
QHeaderView::section {
    background: $raised; color: $text_muted; padding: 5px 6px;
    border: none; border-bottom: 1px solid $hairline;
}
#palette { background: $raised; border: 1px solid $border; border-radius: 10px; }
#palette QLineEdit { border-color: transparent; padding: 6px 7px; }
QToolButton[kind="chip"] { background: $pressed; border-radius: 10px; padding: 1px 7px; }
QToolButton[kind="chip"]:hover { background: $track; }
QToolButton[kind="chip"]:focus { border-color: $accent; }
#sidebar QToolButton[kind="fold"] { color: $text_muted; font-weight: 600; padding-left: 6px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $scroll_hover; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $raised; color: $text; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 24px 6px 10px; border-radius: 5px; }
QMenu::item:selected { background: $menu_hover; }
QMenu::item:disabled { color: $text_muted; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 4px; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 5px 7px; }

QSlider::groove:horizontal { height: 3px; border-radius: 1px; background: $track; }
QSlider::sub-page:horizontal { height: 3px; border-radius: 1px; background: $accent; }
QSlider::handle:horizontal {
    background: $raised; border: 2px solid $accent; border-radius: 7px;
    width: 10px; height: 10px; margin: -6px 0;
}
QSlider::handle:horizontal:focus { background: $accent; }
QSlider[unset="true"]::sub-page:horizontal { background: $track; }
QSlider[unset="true"]::handle:horizontal { border-color: $text_muted; }
QSlider[unset="true"]::handle:horizontal:focus { background: $text_muted; }
QProgressBar { background: $track; border: none; border-radius: 1px; max-height: 3px; min-height: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 1px; }
""")


def build_stylesheet(theme: Theme) -> str:
    """Return the sheet in the colours of a theme."""
    return _SHEET.substitute({name: str(value) for name, value in asdict(theme).items()} | _derived(theme))


def _derived(theme: Theme) -> dict[str, str]:
    return {
        "controls": (resources() / "controls").as_posix(),
        "hover": mix(theme.window, theme.text, HOVER),
        "pressed": mix(theme.window, theme.text, PRESSED),
        "menu_hover": mix(theme.raised, theme.text, HOVER),
        "border": mix(theme.hairline, theme.text, 0.12),
        "disabled": mix(theme.window, theme.text, PRESSED),
        "accent_hover": mix(theme.accent, theme.text, 0.18),
        "track": mix(theme.window, theme.text, 0.16),
        "scroll": mix(theme.window, theme.text, 0.2),
        "scroll_hover": mix(theme.window, theme.text, 0.4),
        "notice": mix(theme.surface, theme.accent, 0.09),
        "error_ground": mix(theme.surface, theme.danger, 0.08),
        "error_border": mix(theme.surface, theme.danger, 0.35),
    }
