#!/usr/bin/env bash
# Checks the style, the types and the behaviour; the first use sets everything up.
#   ./test.sh              everything
#   ./test.sh fast         leaves out the tests that render frames, train networks or start other programs
#   ./test.sh [fast] ...   further arguments go to pytest
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source render/setup/environment.sh
subset=()
if [ "${1:-}" = fast ]; then
  subset=(-m "not slow")
  shift
else
  source render/setup/test_programs.sh
  require_test_programs
fi
.venv/bin/ruff format --check .
.venv/bin/ruff check .
.venv/bin/mypy
exec .venv/bin/pytest -n 2 --dist worksteal ${subset[@]+"${subset[@]}"} "$@"
