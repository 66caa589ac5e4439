# shellcheck shell=bash
# Installs packages of Debian and Ubuntu where that is possible. Sourced.

# Prints the words that run a command as root, nothing for root itself; fails where that is impossible.
root_prefix() {
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; } && echo sudo; }
}

# Runs a command and shows what it said only if it failed.
quietly() {
  local said
  said=$("$@" 2>&1) || {
    printf '%s\n' "$said" >&2
    return 1
  }
}

install_with_apt() {
  local prefix
  command -v apt-get >/dev/null && prefix=$(root_prefix) || return 1
  echo "Installing $* with apt-get ..." >&2
  # shellcheck disable=SC2086  # the prefix is no word or one
  quietly $prefix apt-get -qq update &&
    quietly $prefix env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install \
      --no-install-recommends -y "$@"
}
