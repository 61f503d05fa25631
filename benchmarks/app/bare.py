"""The least client there is: sends one chat request, reads the stream, prints the server's own figures.

python -m benchmarks.app.bare SOCKET BODY
"""

from __future__ import annotations

import json
import sys

from benchmarks.engine.client import connect


def main() -> None:
    """Ask once."""
    connection = connect(sys.argv[1])
    connection.request("POST", "/v1/chat/completions", sys.argv[2], {"Content-Type": "application/json"})
    lines = [line for line in connection.getresponse() if line.startswith(b"data: {")]
    connection.close()
    print(json.dumps(json.loads(lines[-1].removeprefix(b"data: "))["metrics"]))


if __name__ == "__main__":
    main()
