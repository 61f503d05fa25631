"""Reads what can be read of a damaged database, page by page, into a new one.

SQLite stops at the first page that it cannot follow. Here nothing is followed that need not be: every page
that holds rows is read for itself, wherever it stands, and a row counts if it fits its table. The format is
that of sqlite.org/fileformat2.html.
"""
