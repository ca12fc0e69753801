#!/bin/sh
# Builds the web app for the WAR. Called by Maven with the output folder and whether to leave the web app out.
# Node's version is checked by build.mjs.
set -eu
mkdir -p "$1"
if [ "${2:-false}" = true ]; then
    exit 0
fi
if ! command -v node >/dev/null 2>&1; then
    echo "Node is missing: install Node 20.19 or newer (https://nodejs.org) and run the same command again." >&2
    exit 1
fi
exec node src/main/web/build.mjs "$1"
