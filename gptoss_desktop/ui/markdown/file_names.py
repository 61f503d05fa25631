"""What a file is called by the language of its code."""

from __future__ import annotations

_ENDINGS = {
    "bash": "sh", "batch": "bat", "c": "c", "c#": "cs", "c++": "cpp", "clojure": "clj", "cmd": "bat",
    "console": "txt", "cpp": "cpp", "csharp": "cs", "css": "css", "csv": "csv", "dart": "dart",
    "diff": "diff",
    "elixir": "ex", "erlang": "erl", "fortran": "f90", "go": "go", "golang": "go", "haskell": "hs",
    "html": "html", "ini": "ini", "java": "java", "javascript": "js", "js": "js", "json": "json",
    "jsonl": "jsonl", "jsx": "jsx", "julia": "jl", "kotlin": "kt", "latex": "tex", "lua": "lua",
    "markdown": "md", "matlab": "m", "md": "md", "mermaid": "mmd", "nix": "nix", "objective-c": "m",
    "ocaml": "ml", "patch": "diff", "perl": "pl", "php": "php", "postgresql": "sql", "powershell": "ps1",
    "ps1": "ps1", "py": "py", "python": "py", "python3": "py", "r": "r", "rb": "rb", "ruby": "rb",
    "rust": "rs", "rs": "rs", "scala": "scala", "scss": "scss", "sh": "sh", "shell": "sh", "sql": "sql",
    "svg": "svg", "swift": "swift", "tex": "tex", "toml": "toml", "ts": "ts", "tsv": "tsv", "tsx": "tsx",
    "typescript": "ts", "vb": "vb", "xml": "xml", "yaml": "yaml", "yml": "yaml", "zig": "zig", "zsh": "zsh",
}  # fmt: skip
_WHOLE_NAMES = {
    "dockerfile": "Dockerfile",
    "docker": "Dockerfile",
    "make": "Makefile",
    "makefile": "Makefile",
}


def file_name_for(language: str) -> str:
    """Return a name for a file of a language, as a fence names it; text where it is not known."""
    word = language.lower()
    return _WHOLE_NAMES.get(word) or f"code.{_ENDINGS.get(word, 'txt')}"
