"""What ``make`` calls to get everything in place; needs only a bare Python 3.11 or newer."""
