# shellcheck shell=bash
# What all tests need beyond the environment: a browser that shows pages, an office program that shows slides. Sourced.
source render/setup/apt.sh

test_packages='chromium libreoffice-impress-nogui poppler-utils'

missing_test_programs() {
  command -v chromium >/dev/null || command -v google-chrome >/dev/null || echo 'Chromium'
  command -v soffice >/dev/null || echo 'LibreOffice Impress'
  command -v pdftoppm >/dev/null || echo 'pdftoppm of Poppler'
}

# Installs what is missing where that is possible, otherwise tells what to type and returns 2.
require_test_programs() {
  [ -n "$(missing_test_programs)" ] || return 0
  # shellcheck disable=SC2086  # each word is a package
  if install_with_apt $test_packages && [ -z "$(missing_test_programs)" ]; then return 0; fi
  cat >&2 <<MESSAGE
The tests need more than the films: $(missing_test_programs | paste -s -d, - | sed 's/,/, /g'). Install with one of these, then run the same command again; ./test.sh fast does without:
  Debian:  sudo apt-get install -y $test_packages
  Fedora:  sudo dnf install -y chromium libreoffice-impress poppler-utils
  macOS:   brew install --cask chromium libreoffice; brew install poppler
MESSAGE
  return 2
}
