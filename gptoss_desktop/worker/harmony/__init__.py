"""Harmony, the conversation format of gpt-oss: prompts to token ids, and sampled token ids back to parts."""
