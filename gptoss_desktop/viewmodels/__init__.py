"""List models for the views. No widget here: QtCore and QtGui only."""
