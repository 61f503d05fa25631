"""The real window, as the tests of the window have it."""

from tests.ui.main_window.conftest import services, window

__all__ = ["services", "window"]
