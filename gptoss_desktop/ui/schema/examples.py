"""Schemas to begin with, as data."""

from __future__ import annotations

from gptoss_desktop.ui.translate import QT_TRANSLATE_NOOP

EXAMPLES = (
    (
        QT_TRANSLATE_NOOP("SchemaExamples", "Facts from a text"),
        """{
  "type": "object",
  "properties": {
    "title": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "people": {"type": "array", "items": {"type": "string"}},
    "summary": {"type": "string"}
  },
  "required": ["title", "people", "summary"],
  "additionalProperties": false
}
""",
    ),
    (
        QT_TRANSLATE_NOOP("SchemaExamples", "A class with a reason"),
        """{
  "type": "object",
  "properties": {
    "reason": {"type": "string"},
    "label": {"enum": ["positive", "neutral", "negative"]},
    "certainty": {"type": "number", "minimum": 0, "maximum": 1}
  },
  "required": ["reason", "label", "certainty"],
  "additionalProperties": false
}
""",
    ),
    (
        QT_TRANSLATE_NOOP("SchemaExamples", "A table"),
        """{
  "type": "array",
  "items": {
    "type": "object",
    "properties": {
      "name": {"type": "string"},
      "amount": {"type": "number"},
      "unit": {"type": "string"}
    },
    "required": ["name", "amount"],
    "additionalProperties": false
  }
}
""",
    ),
    (
        QT_TRANSLATE_NOOP("SchemaExamples", "A tree"),
        """{
  "$ref": "#/$defs/node",
  "$defs": {
    "node": {
      "type": "object",
      "properties": {
        "name": {"type": "string"},
        "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}
      },
      "required": ["name", "children"],
      "additionalProperties": false
    }
  }
}
""",
    ),
)
"""Titles in English, and the schemas, which both engines can hold an answer to."""
