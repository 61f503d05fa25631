"""The window's side of an engine: process, socket, streams, failures. Only QtCore and QtNetwork."""
