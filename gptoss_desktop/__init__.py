"""GPT-OSS Desktop: a desktop workbench for open-weight gpt-oss models on machines with no network."""

__version__ = "0.1.0"
