#!/usr/bin/env bash
# Installs programs that tests drive, from Debian: the arguments name them (neovim, emacs, chromium). Safe to run again: what is
# there is left alone. Ends with 3 where one is missing and cannot be installed.
set -euo pipefail

missing=()
elpa() { dpkg -s "$1" >/dev/null 2>&1 || missing+=("$1"); }
for program in "$@"; do
  case "$program" in
    chromium) [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium) ;;
    neovim) command -v nvim >/dev/null || missing+=(neovim) ;;
    emacs)
      command -v emacs >/dev/null || missing+=(emacs-nox)
      for package in elpa-eglot elpa-lsp-mode elpa-markdown-mode; do elpa "$package"; done
      ;;
  esac
done
[ "${#missing[@]}" -gt 0 ] || exit 0
if [ "$(id -u)" != 0 ] || [ ! -f /etc/debian_version ]; then
  printf 'These tests need the following packages; please install them (Debian'\''s names): %s\n' "${missing[*]}" >&2
  exit 3
fi
printf 'installing with apt-get: %s\n' "${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >&2
apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
