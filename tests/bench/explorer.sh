#!/usr/bin/env bash
# Measures the explorer with large inputs in its real window, without a display: tests/bench/explorer.sh [CASE...]
# Cases: edit-LINES scroll-LINES events-NUMBER tasks-NUMBER; without any, those of docs/performance.md.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export LC_ALL=C.UTF-8
(cd "$root" && ./mvnw -q -Dquick -DskipTests -pl explorer-ui -am package)
. "$root/.mvn/find-jdk.sh"
target=$root/explorer-ui/target
# The options of bin/qi-explorer.
exec "$(qi_find_jdk)/bin/java" \
  -XX:+UseCompactObjectHeaders -XX:+UseG1GC -XX:StackReservedPages=0 -XX:-OmitStackTraceInFastThrow \
  --enable-native-access=ALL-UNNAMED -Xss16m -Xms64m -Xmx1g -XX:GCTimeRatio=4 -Dstdout.encoding=UTF-8 -Dqi.root="$root" \
  -cp "$target/test-classes:$target/classes:$(cat "$target/launcher.classpath")" \
  org.qistage.explorer.bench.ExplorerBenchmark "$@"
