#!/bin/sh
# Checks the web app's types, style and form and runs its unit tests; called by Maven with the folder for the test report
# and whether to leave the web app out.
set -eu
if [ "${2:-false}" = true ]; then
    exit 0
fi
mkdir -p "$1"
cd src/main/web
npm run --silent check
npx --no-install vitest run --reporter=default --reporter=junit --outputFile.junit="$1/TEST-web-app.xml"
node tools/size.mjs ../../../target/web
