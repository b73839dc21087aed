#!/usr/bin/env bash
# A real Neo4j Community server for tests, from the artifacts on Maven Central: needs a JVM (17 or newer) and mvn,
# neither Docker nor root. Listens on the loopback interface only.
#
#   scripts/neo4j-from-maven.sh start [HOME_FOLDER [PORT [OWNER_PID]]]
#   scripts/neo4j-from-maven.sh stop|status [HOME_FOLDER]
#   scripts/neo4j-from-maven.sh install
#
# `start` installs what is missing, prints the Bolt address and returns when the server answers; a server that runs
# already is left as it is. With OWNER_PID the server ends when that process has gone. The user is neo4j; the
# password is made once per cache folder and stands in its file `password`.
# NEO4J_CACHE: folder for the jars and the default home (.neo4j beside this repository). NEO4J_VERSION, NEO4J_HEAP,
# NEO4J_TRANSACTION (memory that one transaction may take), NEO4J_JVM (options of the JVM, such as its collector).
# NEOSEMANTICS_VERSION: also load that version of neosemantics (5.1.0.0 is the newest on Maven Central).
set -euo pipefail

verb=${1:-}
cache=${NEO4J_CACHE:-$(cd "$(dirname "$0")/.." && pwd)/.neo4j}
version=${NEO4J_VERSION:-5.26.30}
heap=${NEO4J_HEAP:-512m}
transaction=${NEO4J_TRANSACTION:-256m}
jvm=${NEO4J_JVM:--XX:+UseG1GC}
neosemantics=${NEOSEMANTICS_VERSION:-}
home=${2:-$cache/home}
port=${3:-7687}
owner=${4:-}
jars=$cache/neo4j-$version
pid_file=$home/server.pid
seconds_to_start=180

note() { printf '%s\n' "$*" >&2; }
fail() { note "$@"; exit 1; }

java_release() { # of the java binary $1, as one number; nothing if it does not run
  "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p' || true
}

choose_java() { # 17 and 21 are what this Neo4j is made for; a newer one is taken where there is no other
  local candidate release newer=
  for candidate in "${JAVA_HOME:-/nowhere}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java; do
    [ -x "$candidate" ] || continue
    release=$(java_release "$candidate")
    if [ "${release:-0}" -ge 17 ] && [ "${release:-0}" -le 21 ]; then echo "$candidate"; return; fi
    [ "${release:-0}" -le 21 ] || newer=$candidate
  done
  [ -n "$newer" ] || fail "No JVM of release 17 or newer. Install one, for example openjdk-17-jre-headless."
  echo "$newer"
}

running_pid() { # the server's process id, if it is ours and alive
  local pid
  pid=$(cat "$pid_file" 2>/dev/null) && [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null || return 1
  case "$({ tr '\0' ' ' <"/proc/$pid/cmdline" || ps -o args= -p "$pid"; } 2>/dev/null)" in
    *"--home-dir=$home "*) echo "$pid" ;;
    *) return 1 ;;
  esac
}

install_jars() { # about 125 MB; the first holds the entry point and the storage engine, the second the server with Bolt
  [ -d "$jars" ] && return
  command -v mvn >/dev/null || fail "mvn is missing. Install Maven, or set IPCOOP_TEST_NEO4J_URI to a server."
  "$(dirname "$0")/jars-from-maven.sh" "$jars" "org.neo4j:neo4j:$version" "org.neo4j.app:neo4j-server:$version" || exit 1
}

install_plugin() { # into the home's folder of plug-ins
  mkdir -p "$home/plugins"
  [ -n "$neosemantics" ] || return 0
  local jar=$cache/neosemantics-$neosemantics.jar
  [ -f "$jar" ] || mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    "-Dartifact=org.neo4j:neosemantics:$neosemantics" "-DoutputDirectory=$cache" >&2 ||
    fail "Maven could not fetch neosemantics $neosemantics; see its message above."
  cp "$jar" "$home/plugins/"
  echo 'dbms.security.procedures.unrestricted=n10s.*' >>"$home/conf/neo4j.conf"
}

choose_password() { # one per cache folder, readable by its owner only
  [ -s "$cache/password" ] && return
  (umask 077 && od -An -N18 -tx1 /dev/urandom | tr -d ' \n' >"$cache/password.$$")
  mv "$cache/password.$$" "$cache/password"
}

configure() {
  mkdir -p "$home"/{conf,data,logs,import,run}
  cat >"$home/conf/neo4j.conf" <<CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$port
server.bolt.advertised_address=127.0.0.1:$port
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
db.memory.transaction.max=$transaction
db.transaction.timeout=900s
# Without the next two, LOAD CSV would read any file that the server may read.
server.directories.import=import
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
db.tx_log.rotation.size=32m
CONF
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

start() {
  local pid java waited=0
  if pid=$(running_pid); then
    note "Neo4j runs already, process $pid."
    cat "$home/address"
    return
  fi
  ! answers || fail "Port $port is taken by another program. Give another port."
  install_jars
  choose_password
  configure
  install_plugin
  java=$(choose_java)
  if [ ! -e "$home/data/dbms/auth.ini" ] && [ ! -d "$home/data/databases/system" ]; then
    NEO4J_HOME=$home NEO4J_CONF=$home/conf "$java" -Xmx128m -cp "$jars/*" org.neo4j.cli.AdminTool \
      dbms set-initial-password "$(cat "$cache/password")" >"$home/logs/password.log" 2>&1 ||
      { cat "$home/logs/password.log" >&2; fail "The first password could not be set."; }
  fi
  (
    cd "$home"
    exec nohup "$java" -Xms"$heap" -Xmx"$heap" $jvm -XX:+ExitOnOutOfMemoryError \
      --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
      --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
      -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Dlog4j2.disable.jmx=true -cp "$home/conf:$jars/*" \
      org.neo4j.server.CommunityEntryPoint "--home-dir=$home" "--config-dir=$home/conf" --console-mode
  ) >"$home/logs/console.log" 2>&1 </dev/null &
  pid=$!
  echo "$pid" >"$pid_file"
  echo "bolt://127.0.0.1:$port" >"$home/address"
  if [ -n "$owner" ]; then
    (while kill -0 "$owner" 2>/dev/null && kill -0 "$pid" 2>/dev/null; do sleep 1; done; kill "$pid" 2>/dev/null) \
      >/dev/null 2>&1 </dev/null &
  fi
  until grep -q ' Started\.' "$home/logs/console.log" && answers; do
    kill -0 "$pid" 2>/dev/null || { tail -20 "$home/logs/console.log" >&2; fail "Neo4j ended while it started."; }
    [ "$waited" -lt $((seconds_to_start * 4)) ] || { stop; fail "Neo4j did not start in $seconds_to_start s."; }
    waited=$((waited + 1))
    sleep 0.25
  done
  note "Neo4j $version runs, process $pid."
  cat "$home/address"
}

stop() {
  local pid waited=0
  pid=$(running_pid) || { note "Neo4j does not run in $home."; rm -f "$pid_file"; return 0; }
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do
    [ "$waited" -lt 120 ] || { note "It did not end in 30 s; killing it."; kill -9 "$pid"; break; }
    waited=$((waited + 1))
    sleep 0.25
  done
  rm -f "$pid_file"
  note "Neo4j stopped."
}

case $verb in
  install | start | stop | status) mkdir -p "$cache" "$home" && cache=$(cd "$cache" && pwd) && home=$(cd "$home" && pwd) ;;
  *) sed -n '2,14s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
jars=$cache/neo4j-$version
pid_file=$home/server.pid
case $verb in
  install) install_jars && choose_password ;;
  start) start ;;
  stop) stop ;;
  status) if pid=$(running_pid); then echo "running, process $pid, $(cat "$home/address")"; else echo stopped; exit 1; fi ;;
esac
