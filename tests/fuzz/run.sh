#!/usr/bin/env bash
# Fuzzes one target, or all in turn:  tests/fuzz/run.sh [--seconds N] [lexer|parser|checker|compiler|json]…
#
# Each starts from the kept corpus and the golden programs. New inputs that reach further are kept in
# .build/fuzz; a crash is written to tests/fuzz/corpus, where the tests then find it. Ends with a
# line for each target; the exit status is 1 when one crashed.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
seconds=600
targets=()
while [ $# -gt 0 ]; do
  case $1 in
  --seconds) seconds=$2 && shift 2 ;;
  lexer | parser | checker | compiler | json) targets+=("$1") && shift ;;
  *) echo "unknown: $1" >&2 && exit 2 ;;
  esac
done
[ ${#targets[@]} -gt 0 ] || targets=(lexer parser checker compiler json)

. .mvn/find-jdk.sh
jdk=$(qi_find_jdk) || { cat .mvn/jdk-missing.txt >&2; exit 1; }
./mvnw -q -Dquick -pl tests/fuzz -am test-compile || exit 1
./mvnw -q -Dquick -pl tests/fuzz -am compile dependency:build-classpath -Dmdep.outputFile="$PWD/.build/fuzz.cp" >/dev/null || exit 1
classes=$(cat .build/fuzz.cp):tests/fuzz/target/classes

seeds() { # seeds TARGET: makes the folder of what the fuzzer starts from
  local to=.build/fuzz/$1-seeds
  rm -rf "$to" && mkdir -p "$to"
  if [ "$1" = json ]; then
    local n=0
    for program in lessons/programs/*.qi; do
      for stage in lex parse check lower; do
        n=$((n + 1))
        bin/qi-stage "$stage" "$program" --format json >"$to/$n" 2>/dev/null || true
      done
    done
  else
    local n=0
    while IFS= read -r -d '' program; do
      n=$((n + 1))
      cp "$program" "$to/$n"
    done < <(find tests/src/test/resources/golden -name program.qi -print0)
  fi
  echo "$to"
}

status=0
for target in "${targets[@]}"; do
  class=org.qistage.fuzz.$(echo "${target:0:1}" | tr a-z A-Z)${target:1}Target
  mkdir -p ".build/fuzz/$target" "tests/fuzz/corpus/$target"
  from=$(seeds "$target")
  "$jdk/bin/java" -Xmx2g -cp "$classes" com.code_intelligence.jazzer.Jazzer \
    --target_class="$class" --instrumentation_includes='org.qistage.**' \
    --reproducer_path=.build/fuzz -artifact_prefix="tests/fuzz/corpus/$target/" \
    -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 \
    ".build/fuzz/$target" "tests/fuzz/corpus/$target" "$from" >".build/fuzz/$target.log" 2>&1
  code=$?
  runs=$(sed -n 's/.*stat::number_of_executed_units: *//p' ".build/fuzz/$target.log")
  if [ $code = 0 ]; then
    echo "$target: ${runs:-?} inputs, no crash"
  else
    echo "$target: crashed after ${runs:-?} inputs (log: .build/fuzz/$target.log)"
    status=1
  fi
done
exit $status
