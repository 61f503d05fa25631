"""Markdown of a model, streamed: split into blocks that never change again, and written into text documents.

Nothing of a model's text is ever taken as HTML, and nothing it names is ever loaded.
"""
