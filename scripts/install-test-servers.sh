#!/usr/bin/env bash
# Bring what the tests need beyond Python: Chromium for the pages; a JVM and Maven for a real Neo4j.
# Installs with apt-get where that is there and allowed; otherwise says what is missing and goes on:
# the tests then skip those parts with a reason, or fail where CI is set.
set -euo pipefail

missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
  command -v google-chrome >/dev/null || missing+=(chromium fonts-noto-core)
if [ -z "${IPCOOP_TEST_NEO4J_URI:-}" ] && ! docker info >/dev/null 2>&1; then
  command -v java >/dev/null || missing+=(default-jre-headless)
  command -v mvn >/dev/null || missing+=(maven)
fi

if [ ${#missing[@]} -eq 0 ]; then
  :
elif command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "installing ${missing[*]} for the tests" >&2
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
else
  echo "NOT FOUND for the tests: ${missing[*]}; install them to run the browser and Neo4j tests" >&2
fi

# A Neo4j of the tests' own, so that none of them waits for it; without Docker it comes from Maven Central.
if [ -z "${IPCOOP_TEST_NEO4J_URI:-}" ] && ! docker info >/dev/null 2>&1 && command -v mvn >/dev/null; then
  "$(dirname "$0")/neo4j-from-maven.sh" install || echo "Neo4j could not be fetched; its tests will say so" >&2
fi
