"""The system calls of Linux (x86-64) that Python has no binding for. No policy lives here."""
