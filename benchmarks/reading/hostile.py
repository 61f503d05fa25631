"""Texts that are made to hurt: huge, deep, or of what a parser or a layout takes long for."""

from __future__ import annotations

from benchmarks.transcript.conversation import markdown


def texts() -> dict[str, str]:
    """Return the texts by what they are."""
    row = "|" + "b|" * 24 + "\n"
    return {
        "10 MB on one line": "word " * 2_000_000,
        "10 MB without a space": "x" * 10_000_000,
        "10 MB in lines": ("some ordinary words in a line of text\n" * 20 + "\n") * 13_000,
        "150,000 characters of ordinary markdown": markdown(26_000, 1),
        "1,000 nested quotes": "> " * 1_000 + "deep\n",
        "10,000 list levels on a line": "- " * 10_000 + "deep",
        "400 list levels": "".join("  " * n + f"- level {n}\n" for n in range(400)),
        "a table of 20,000 rows": "| a | b | c |\n|---|---|---|\n" + "| 1 | **2** | `3` |\n" * 20_000,
        "a table of 3,000 columns": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n|" + "b|" * 3_000 + "\n",
        "a table of 24 columns": "|" + "a|" * 24 + "\n|" + "-|" * 24 + "\n" + row * 100,
        "a 1 MB line of code": "```js\n" + "a=1;" * 250_000 + "\n```\n",
        "1 MB of code": "```py\n" + "def f(x): return x\n" * 55_000 + "```\n",
        "200,000 brackets": "[" * 200_000,
        "emphasis that never closes": "*a **b " * 30_000,
        "50,000 formulas that never close": "\\(a " * 50_000,
        "20,000 formulas in a paragraph": "$x_{1}$ " * 20_000,
        "100,000 controls of direction": "\u202e" * 100_000,
        "100,000 hidden spaces": "a\u200b" * 100_000,
        "10,000 footnotes": "".join(f"[^{n}]: note {n}\n" for n in range(10_000)),
        "10,000 link definitions": "".join(f"[a{n}]: http://a.example/{n}\n" for n in range(10_000)),
        "10,000 quoted lines": "> quoted line of words\n" * 10_000,
        "a paragraph of 5,000 lines": "a\n" * 5_000 + "===\n",
    }
