#!/usr/bin/env bash
# Renews the lock files: every wheel by hash, no index address, no path. Needs `uv`.
set -euo pipefail
cd "$(dirname "$0")/.."
common=(--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --universal --python-version 3.11 --quiet)
uv pip compile pyproject.toml --extra kiosk --extra city --group dev "${common[@]}" --output-file installer/locks/dev.txt
# The two products install subsets of what was tested, at the same versions.
uv pip compile pyproject.toml --extra kiosk --constraint installer/locks/dev.txt "${common[@]}" --output-file installer/locks/kiosk.txt
uv pip compile pyproject.toml --extra city --constraint installer/locks/dev.txt "${common[@]}" --output-file installer/locks/city.txt
