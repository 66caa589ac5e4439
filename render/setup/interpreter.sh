# shellcheck shell=bash disable=SC2034  # python is for the caller
# Chooses the Python that the environment is made with. Sourced.

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# Sets python to $PYTHON, or else to the first recent enough interpreter on the PATH.
choose_python() {
  local candidate
  for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if command -v "$candidate" >/dev/null && is_recent "$candidate"; then
      python=$candidate
      return
    fi
  done
  candidate=${PYTHON:-python3}
  printf 'Python 3.11 or newer is needed, and %s is %s. Install one, or name one: PYTHON=/path/to/python3.12 %s\n' \
    "$candidate" "$("$candidate" --version 2>/dev/null || echo 'not there')" './render.sh' >&2
  return 2
}
