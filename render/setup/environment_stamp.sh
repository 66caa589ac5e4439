# shellcheck shell=bash
# What the environment in .venv must match, and whether it does. Sourced from the root.

stamp=.venv/set-up-complete

# Lines 1 and 2: this folder and this interpreter. Line 3: what is to be installed.
describe_environment() {
  printf '%s\n' "$PWD" "$(readlink -f .venv/bin/python)"
  cat requirements.lock pyproject.toml | if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

environment_is_ready() {
  [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(<"$stamp")" = "$(describe_environment)" ]
}
