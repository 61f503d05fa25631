#!/bin/sh
# Finds a Python 3.11 or newer on this machine and lets it do the rest: setup.sh [--tests]
set -eu
cd "$(dirname "$0")/.."

# Prints nothing; true if "$1" is a Python that is new enough and can make virtual environments.
usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

candidates() {
    echo "${PYTHON:-}"
    for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
        echo "$name"
        echo "/usr/bin/$name"
    done
    for root in "${PYENV_ROOT:-}" "${HOME:-}/.pyenv"; do
        for path in "$root"/versions/3.*/bin/python3; do
            echo "$path"
        done
    done
}

python=$(candidates | while read -r candidate; do
    if [ -n "$candidate" ] && usable "$candidate"; then
        echo "$candidate"
        break
    fi
done)
if [ -z "$python" ]; then
    echo "Error: no Python 3.11 or newer with venv was found; type: sudo apt-get install python3 python3-venv" \
        "(or name one: make PYTHON=/path/to/python3.11 …)." >&2
    exit 1
fi
exec "$python" -m installers.setup "$@"
