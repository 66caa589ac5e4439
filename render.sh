#!/usr/bin/env bash
# Renders the films; the first use sets everything up. ./render.sh --help tells the options.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source render/setup/environment.sh
exec .venv/bin/python -m render "$@"
