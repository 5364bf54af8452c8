#!/usr/bin/env bash
# Builds or checks the pages. Maven calls it; "build OUT" bundles into OUT, "check" runs types, lint and unit tests.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
case "${1:?build OUT or check}" in
  build)
    npm run --silent build -- --outDir "${2:?the folder to build into}" --emptyOutDir
    node first-load.mjs "$2"
    ;;
  check) npm run --silent check ;;
  *) echo "build.sh: unknown step [step=$1], expected build or check" >&2; exit 2 ;;
esac
