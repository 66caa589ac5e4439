#!/usr/bin/env bash
# Builds the environment in .venv: system libraries, an interpreter with uv, the locked packages, the project itself.
# The stamp is written last, so that whatever was interrupted is built anew by the next run.
set -Eeuo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source render/setup/environment_stamp.sh
source render/setup/interpreter.sh
source render/setup/apt.sh
source render/setup/system_libraries.sh

say() { printf '%s\n' "$*" >&2; }

# One set-up at a time in a folder: the lock lives on the folder itself and ends with the last process that holds it.
wait_for_other_set_up() {
  exec 9<.
  "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX | fcntl.LOCK_NB)' 2>/dev/null && return
  say 'Another set-up is running in this folder: waiting for it.'
  "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
}

# True for an environment that was complete, for this folder and interpreter: it can be updated in place.
environment_is_reusable() {
  [ -x .venv/bin/uv ] && [ -f "$stamp" ] && [ "$(head -n 2 "$stamp")" = "$(describe_environment | head -n 2)" ]
}

make_virtual_environment() {
  rm -rf .venv
  "$python" -m venv .venv
  awk '/^[^ ]/ { wanted = /^uv==/ } wanted' requirements.lock >.venv/uv.lock
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement .venv/uv.lock
}

# Source distributions are built with tools of the lock too.
install_packages() {
  .venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes --require-build-hashes \
    --build-constraints requirements.lock requirements.lock
  .venv/bin/uv pip install --quiet --python .venv/bin/python --no-build-isolation --no-deps --editable .
}

choose_python
wait_for_other_set_up
environment_is_ready && exit
say "Setting up with $("$python" --version): about a minute, the first time only ..."
require_system_libraries
trap 'say "Set-up did not finish, the reason stands above. The same command starts it again."' ERR
if environment_is_reusable; then rm "$stamp"; else make_virtual_environment; fi
install_packages
describe_environment >"$stamp.new"
mv "$stamp.new" "$stamp"
say "Set up in $SECONDS s."
