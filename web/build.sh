#!/usr/bin/env bash
# Builds or checks the pages. Maven calls it; "build OUT" bundles into OUT, "check" runs types, lint and unit tests,
# "browse OUT" looks at the pages built into OUT in a real browser.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
fi
case "${1:?build OUT, check or browse OUT}" in
  build)
    npm run --silent build -- --outDir "${2:?the folder to build into}" --emptyOutDir
    node first-load.mjs "$2"
    ;;
  check) npm run --silent check ;;
  browse) node test/browser/pages.mjs "${2:?the folder of the built pages}" ;;
  *) echo "build.sh: unknown step [step=$1], expected build, check or browse" >&2; exit 2 ;;
esac
