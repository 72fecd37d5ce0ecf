#!/usr/bin/env bash
# Runs the jcstress tests of the parallel scheduler's queue, futures, channels, locks, selections and
# cancellation:  tests/stress/run.sh [--quick] [TEST]…   (a TEST is a part of a class name)
#
# --quick takes some five minutes on two processors, the default much longer. The exit status is 1 when an outcome
# was seen that is forbidden. The report is in .build/stress/report.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
mode=default
pattern=
while [ $# -gt 0 ]; do
  case $1 in
  --quick) mode=quick && shift ;;
  -*) echo "unknown: $1" >&2 && exit 2 ;;
  *) pattern="${pattern:+$pattern|}$1" && shift ;;
  esac
done

. .mvn/find-jdk.sh
jdk=$(qi_find_jdk) || { cat .mvn/jdk-missing.txt >&2; exit 1; }
mkdir -p .build/stress
./mvnw -q -Dquick -Dstress -pl tests/stress -am compile dependency:build-classpath \
  -Dmdep.outputFile="$PWD/.build/stress/classpath" >.build/stress/build.log 2>&1 ||
  { grep ERROR .build/stress/build.log >&2; exit 1; }
classes=$PWD/tests/stress/target/classes:$(cat .build/stress/classpath)
rm -rf .build/stress/report
(cd .build/stress && exec "$jdk/bin/java" -cp "$classes" org.openjdk.jcstress.Main \
  -m "$mode" -t "${pattern:-.*}" -r report -jvmArgs "-Xmx1g") >.build/stress/run.log 2>&1
code=$?
grep -E '^ *(Interesting|Failed|Error|.*[0-9]+ matching test results)' .build/stress/run.log | tail -n 20
tail -n 30 .build/stress/run.log | grep -E 'FAILED|ERROR|forbidden|No .* test' | head -n 20
[ $code = 0 ] && echo "stress: passed" || echo "stress: failed (log: .build/stress/run.log)"
exit $code
