#!/bin/sh
# Grades a class that is made for it, right, wrong and hostile submissions in turn, and compares every verdict with
# the one that is intended. Tells the time and the most memory.
#   run.sh [HOW MANY]      1000 when left out

set -eu
root=$(CDPATH='' cd -P -- "$(dirname -- "$0")/../.." && pwd)
count=${1:-1000}
class=$(mktemp -d)
trap 'rm -rf "$class"' EXIT
mkdir "$class/全班"

right='异步 函数 数数(名字: 字符串) { 对于 i 在 范围(0, 2) { 打印行(名字, i); 让出; } }
函数 主函数() { 变量 甲 = 启动 数数("甲"); 变量 乙 = 启动 数数("乙"); 变量 丙 = 启动 数数("丙"); 等待 甲; 等待 乙; 等待 丙; }'

# The name of a submission ends with the points that it should bring.
program() { printf '%s\n' "$3" >"$class/全班/$1-$2.qi"; }
folder() {
  mkdir "$class/全班/$1-$2"
  printf '%s\n' "$3" >"$class/全班/$1-$2/answers.yaml"
  [ -z "${4-}" ] || printf '%s\n' "$4" >"$class/全班/$1-$2/three.qi"
}
answers='journey: B
tokens-of-greeting: [变量, 名字, =, '"'"'"气"'"'"', ;]
turns: "甲 0\n乙 0\n甲 1\n乙 1"
second-error: A'

n=0
while [ "$n" -lt "$count" ]; do
  name=$(printf '%05d' "$n")
  case $((n % 20)) in
  0 | 1 | 2 | 3 | 4 | 5) folder "$name" 5 "$answers" "$right" ;;
  6 | 7) folder "$name" 4 "$answers" ;;
  8) folder "$name" 3 "$(printf '%s\n' "$answers" | sed 's/journey: B/journey: C/')" ;;
  9 | 10) program "$name" 1 "$right" ;;
  11) program "$name" 0 '函数 主函数() { 打印行("甲 0"); }' ;;
  12) program "$name" 0 '函数 主函数() { 打印行(甲; }' ;;
  13) folder "$name" 0 'journey: [[[' ;;
  14) program "$name" 0 '函数 主函数() { 循环 { } }' ;;
  15) program "$name" 0 '函数 生() { 循环 { 启动 生(); 启动 生(); 让出; } } 函数 主函数() { 生(); }' ;;
  16) program "$name" 0 '函数 主函数() { 变量 长 = "0123456789"; 循环 { 长 = 长 + 长; } }' ;;
  17) program "$name" 0 '函数 主函数() { 循环 { 打印行("多"); } }' ;;
  18) folder "$name" 4 "$answers" '函数 主函数() { 变量 网 = 等待 http.get("https://example.com/"); 打印行(网.文本()); }' ;;
  19) folder "$name" 4 "$answers" '函数 主函数() { 写入文件("/tmp/越界", "不行"); }' ;;
  esac
  n=$((n + 1))
done

rm -f /tmp/越界
"$root/bin/qi-stage" --help >/dev/null
begun=$(date +%s)
peak=$class/peak
echo 0 >"$peak"
# The memory of all processes of the grading together, asked for every two seconds.
(
  while :; do
    now=$(ps -eo rss=,args= | awk '/GradeChild|qi-stage.* grade/ && !/awk/ { sum += $1 } END { print int(sum / 1024) }')
    [ "$now" -le "$(cat "$peak")" ] || echo "$now" >"$peak"
    sleep 2
  done
) &
watcher=$!
"$root/bin/qi-stage" grade welcome "$class/全班" --results "$class/results.jsonl" --lang en >"$class/table" 2>"$class/progress"
kill "$watcher" 2>/dev/null || true
ended=$(date +%s)

awk '
  { match($0, /[0-9]+ \/ [0-9]+/); split(substr($0, RSTART, RLENGTH), points, " / ")
    name = $1; sub(/\.qi$/, "", name); wanted = name; sub(/.*-/, "", wanted)
    all++
    if (points[1] != wanted) { wrong++; print "not as intended: " $0 } }
  END { print all + 0 " submissions, " wrong + 0 " verdicts not as intended"; exit wrong > 0 || all != count }' count="$count" "$class/table" && status=0 || status=1
[ ! -e /tmp/越界 ] || { echo "a program has written a file"; status=1; }
sed -n 2p "$class/progress"
echo "$((ended - begun)) s, at most $(cat "$peak") MiB in all processes together"
again=$(date +%s)
"$root/bin/qi-stage" grade welcome "$class/全班" --results "$class/results.jsonl" --lang en 2>"$class/progress" >"$class/again"
[ "$(grep -c 'graded before' "$class/progress")" = "$count" ] && cmp -s "$class/table" "$class/again" || { echo "graded again"; status=1; }
echo "once more with all results kept: $(($(date +%s) - again)) s"
exit "$status"
