#!/usr/bin/env bash
# Installs what the editor test needs where desktop VS Code cannot be downloaded: Debian's Chromium, and VS Code's own server
# (the npm package code-server) in a cache folder outside this package. Safe to run again: finished steps are skipped.
# CODE_SERVER_VERSION names another version than the oldest supported one; where that wants a newer Node than the one that
# runs this, the npm package node brings it. Prints the folder of the server on its last line.
set -euo pipefail

VERSION="${CODE_SERVER_VERSION:-4.100.3}"
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/draft-fact-check-test"
HOME_DIR="$CACHE/code-server-$VERSION"
VSCODE="$HOME_DIR/node_modules/code-server/lib/vscode"
export npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false npm_config_loglevel=error
export npm_config_yes=true # node-pty's install script runs node-gyp through npx, which would ask
# Node's own headers, where they lie beside the binary, spare node-gyp a download.
node_prefix="$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")"
if [ -z "${npm_config_nodedir:-}" ] && [ -f "$node_prefix/include/node/node.h" ]; then export npm_config_nodedir="$node_prefix"; fi

say() { printf '%s\n' "$*" >&2; }

# --- Debian packages: Chromium for the page, ripgrep for file search; the rest to build the server's native modules
missing=()
has_browser() { [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v google-chrome >/dev/null; }
has_browser || missing+=(chromium)
command -v rg >/dev/null || missing+=(ripgrep)
if [ ! -f "$HOME_DIR/.ready" ]; then
  command -v python3 >/dev/null || missing+=(python3)
  command -v make >/dev/null || missing+=(make)
  command -v g++ >/dev/null || missing+=(g++)
  [ -f /usr/include/gssapi/gssapi.h ] || missing+=(libkrb5-dev)
fi
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    say "installing with apt-get: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
  else
    say "The editor test needs these packages; please install them (Debian's names): ${missing[*]}"
    exit 3
  fi
fi

# --- VS Code's server, step by step; each finished step leaves a mark, so that a stopped run goes on where it was
step() { # NAME FOLDER COMMAND...
  local mark="$HOME_DIR/.done-$1" folder="$2"
  shift 2
  [ -f "$mark" ] && return 0
  say "setting up VS Code's server: $(basename "$mark")"
  (cd "$folder" && "$@") >&2
  touch "$mark"
}
if [ ! -f "$HOME_DIR/.ready" ]; then
  mkdir -p "$HOME_DIR"
  exec 9>"$HOME_DIR/.lock"
  flock 9
  [ -f "$HOME_DIR/package.json" ] || printf '{ "private": true }\n' >"$HOME_DIR/package.json"
  step package "$HOME_DIR" npm install "code-server@$VERSION" --ignore-scripts
  # The major version of Node that the server is made for, and that runs it.
  wanted="$(node -p "parseInt(require('$HOME_DIR/node_modules/code-server/package.json').engines.node)")"
  if [ "$wanted" -gt "$(node -p 'parseInt(process.versions.node)')" ]; then
    NODE_DIR="$CACHE/node-$wanted"
    mkdir -p "$NODE_DIR"
    [ -f "$NODE_DIR/package.json" ] || printf '{ "private": true }\n' >"$NODE_DIR/package.json"
    step node "$NODE_DIR" npm install "node@$wanted"
    printf '%s\n' "$NODE_DIR/node_modules/node/bin/node" >"$HOME_DIR/.node"
  fi
  step server "$VSCODE" npm install --omit=dev --ignore-scripts
  step extensions "$VSCODE/extensions" npm install --omit=dev --ignore-scripts
  # The modules without which no extension runs; the watchdog's name depends on the version.
  watchdog=native-watchdog
  [ -d "$VSCODE/node_modules/$watchdog" ] || watchdog=@vscode/native-watchdog
  step native "$VSCODE" npm rebuild node-pty @vscode/spdlog "$watchdog" kerberos
  # The server looks for its modules under the name that desktop builds use.
  step links "$VSCODE" sh -c 'ln -sfn node_modules node_modules.asar && ln -sfn node_modules extensions/node_modules.asar'
  touch "$HOME_DIR/.ready"
fi
# Its file search, which also finds the fact bases that start an extension, wants a ripgrep of its own.
rg_dir="$VSCODE/node_modules/@vscode/ripgrep/bin"
if [ ! -x "$rg_dir/rg" ]; then
  mkdir -p "$rg_dir"
  ln -sf "$(command -v rg)" "$rg_dir/rg"
fi
printf '%s\n' "$VSCODE"
