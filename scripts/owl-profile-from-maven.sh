#!/usr/bin/env bash
# Hold an ontology to a profile of OWL 2 with ROBOT (BSD) from Maven Central: needs a JVM (11 or newer) and mvn.
#
#   scripts/owl-profile-from-maven.sh FILE [PROFILE]
#
# PROFILE is DL (the default), EL, RL, QL or Full. Prints the report; exit code 1 where the file leaves the profile.
# ROBOT_CACHE: folder for the jars (build/robot in this repository); about 80 MB are fetched once.
set -euo pipefail

file=${1:-}
profile=${2:-DL}
root=$(cd "$(dirname "$0")/.." && pwd)
cache=${ROBOT_CACHE:-$root/build/robot}
version=1.9.8
jars=$cache/robot-$version

[ -f "$file" ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
command -v java >/dev/null || { echo "java is missing; install it to check OWL profiles." >&2; exit 3; }
"$root/scripts/jars-from-maven.sh" "$jars" "org.obolibrary.robot:robot-command:$version"

report=$(mktemp)
catalog=$(mktemp)
trap 'rm -f "$report" "$catalog"' EXIT
# Our own ontology is imported from this folder, so that nothing is fetched.
cat >"$catalog" <<XML
<?xml version="1.0"?>
<catalog prefer="public" xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <uri name="https://w3id.org/ipcoop/ns" uri="file://$root/ontology/cooperation.ttl"/>
</catalog>
XML
status=0
java -Xmx700m -cp "$jars/*" org.obolibrary.robot.CommandLineInterface --catalog "$catalog" \
  validate-profile --profile "$profile" --input "$file" --output "$report" >&2 || status=1
cat "$report"
exit $status
