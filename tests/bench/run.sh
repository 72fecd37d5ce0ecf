#!/usr/bin/env bash
# Runs the benchmarks: tests/bench/run.sh [--quick] [--rounds N] [--cpu] [--json FILE] [--chart FILE] [--only PREFIX]
#            or tests/bench/run.sh --conventions
#            or tests/bench/run.sh --navigation [TRACE]
# Prints a table of ratios, each to a peer that was measured in the same run; with --conventions the
# ways to tell a caller of a suspension (docs/decisions/0004), with --navigation how long it takes to go
# through recordings (docs/recording.md).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export LC_ALL=C.UTF-8
"$root/bin/qi-stage" --version >/dev/null # builds it, so that no measured start does
(cd "$root" && ./mvnw -q -Dquick -DskipTests -Dbench -pl tests/bench -am package)
. "$root/.mvn/find-jdk.sh"
exec "$(qi_find_jdk)/bin/java" --sun-misc-unsafe-memory-access=allow -Dstdout.encoding=UTF-8 -cp "$root/tests/bench/target/classes:$root/tests/bench/target/lib/*" \
  org.qistage.bench.BenchMain --root "$root" "$@"
