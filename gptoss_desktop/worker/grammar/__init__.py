"""Grammars that bind an answer: GBNF or JSON schema in, and for every token whether it may come next."""
