"""Answers in JSON: the editor of schemas, and the view of an answer that was held to one."""
