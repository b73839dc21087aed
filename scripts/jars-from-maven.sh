#!/usr/bin/env bash
# Fetch artifacts with all that they need from Maven Central into a folder: needs mvn.
#
#   scripts/jars-from-maven.sh FOLDER GROUP:ARTIFACT:VERSION...
#
# A folder that is there already is left as it is. The jars are fetched aside, then moved into place, so that two
# at once do no harm.
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
jars=$1
shift
[ -d "$jars" ] && exit
command -v mvn >/dev/null || { echo "mvn is missing. Install Maven." >&2; exit 3; }

echo "Fetching $* from Maven Central ..." >&2
mkdir -p "$(dirname "$jars")"
work=$(mktemp -d "$(dirname "$jars")/install.XXXXXX")
trap 'rm -rf "$work"' EXIT
{
  echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
  echo '<groupId>ipcoop.tests</groupId><artifactId>jars</artifactId><version>1</version><packaging>pom</packaging>'
  echo '<dependencies>'
  for coordinates in "$@"; do
    IFS=: read -r group artifact version <<<"$coordinates"
    echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
  done
  echo '</dependencies></project>'
} >"$work/pom.xml"
mvn -q -B -ntp -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DincludeScope=runtime -DincludeTypes=jar -DoutputDirectory="$work/jars" >&2 ||
  { echo "Maven could not fetch $*; see its message above." >&2; exit 3; }
if ! mv -T "$work/jars" "$jars" 2>/dev/null && [ ! -d "$jars" ]; then mv "$work/jars" "$jars"; fi
