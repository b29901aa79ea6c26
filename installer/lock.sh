#!/usr/bin/env bash
# Renews the lock files: every wheel by hash, no index address, no path. Needs `uv`.
set -euo pipefail
cd "$(dirname "$0")/.."
common=(--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet)
anywhere=("${common[@]}" --universal --python-version 3.11)
uv pip compile pyproject.toml --extra kiosk --extra city --group dev "${anywhere[@]}" --output-file installer/locks/dev.txt
# The two products install subsets of what was tested, at the same versions.
uv pip compile pyproject.toml --extra kiosk --constraint installer/locks/dev.txt "${anywhere[@]}" --output-file installer/locks/kiosk.txt
uv pip compile pyproject.toml --extra city --constraint installer/locks/dev.txt "${anywhere[@]}" --output-file installer/locks/city.txt
# What the Windows installer unpacks: for that system and its own Python, so without conditions.
uv pip compile pyproject.toml --extra kiosk --extra windows --constraint installer/locks/dev.txt "${common[@]}" --python-platform windows --python-version 3.13 --output-file installer/locks/windows.txt
