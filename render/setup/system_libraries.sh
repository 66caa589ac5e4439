# shellcheck shell=bash disable=SC2154  # the caller has chosen python
# What two dependencies without Linux wheels (pycairo, manimpango) are compiled against. Sourced.

debian_packages() {
  local release
  release=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
  echo "$release-venv $release-dev gcc pkg-config libcairo2-dev libpango1.0-dev"
}

# Prints what is not there, in words.
missing_system_libraries() {
  "$python" -c 'import ensurepip, venv' 2>/dev/null || echo 'the Python modules venv and ensurepip'
  "$python" -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("include"), "Python.h").stat()' 2>/dev/null ||
    echo 'the Python headers'
  command -v cc >/dev/null || command -v gcc >/dev/null || command -v clang >/dev/null || echo 'a C compiler'
  if command -v pkg-config >/dev/null; then
    pkg-config --exists cairo || echo 'the Cairo headers'
    pkg-config --exists pangocairo pangoft2 || echo 'the Pango headers'
  else
    echo 'pkg-config with the Cairo and Pango headers'
  fi
}

# Installs what is missing where that is possible, otherwise tells what to type and returns 2.
require_system_libraries() {
  local missing
  missing=$(missing_system_libraries)
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2046  # each word is a package
  if install_with_apt $(debian_packages) && [ -z "$(missing_system_libraries)" ]; then return 0; fi
  cat >&2 <<MESSAGE
Missing on this machine: $(missing_system_libraries | paste -s -d, - | sed 's/,/, /g'). Install with one of these, then run the same command again:
  Debian, Ubuntu: sudo apt-get install -y $(debian_packages)
  Fedora:         sudo dnf install -y python3-devel gcc pkgconf-pkg-config cairo-devel pango-devel
  macOS:          xcode-select --install; brew install pkg-config cairo pango
MESSAGE
  return 2
}
