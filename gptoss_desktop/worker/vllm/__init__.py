"""The steward: prepares vLLM's folders and environment, starts it, tells how far it is, and ends as it ends.

vLLM itself runs in the Python of an engine runtime and is never imported here.
"""
