#!/usr/bin/env bash
# Makes the Debian package, unpacks it into a scratch root and uses what is installed there: the command line, the
# desktop entry, the kinds of files, and the explorer on an X server without a screen, with the fonts of this
# system and with none that has Hanzi. Pictures of the screen are left in .build/dist. As root it installs what it
# needs by apt-get; otherwise it says what is missing. Ends with one line, "N passed, N failed".
#   tests/dist/run.sh [--no-build]

set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
repository=$PWD
export LC_ALL=C.UTF-8
pictures=$repository/.build/dist
mkdir -p "$pictures"

passed=0
failed=0
check() { # check NAME STATUS: counts and says it; fails when STATUS does
  if [ "$2" = 0 ]; then
    passed=$((passed + 1))
    echo "ok: $1"
  else
    failed=$((failed + 1))
    echo "FAILED: $1"
    return 1
  fi
}

needed="Xvfb:xvfb xwininfo:x11-utils import:imagemagick update-mime-database:shared-mime-info desktop-file-validate:desktop-file-utils dpkg-deb:dpkg fc-list:fontconfig"
missing=
for pair in $needed; do
  command -v "${pair%%:*}" >/dev/null || missing="$missing ${pair#*:}"
done
ldconfig -p | grep -q libgtk-3.so.0 || missing="$missing libgtk-3-0"
ldconfig -p | grep -q libXxf86vm.so.1 || missing="$missing libxxf86vm1"
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086 # several words
    (timeout 120 apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -qq -y --no-install-recommends $missing) >"$pictures/apt.log" 2>&1
  fi
  for pair in $needed; do
    command -v "${pair%%:*}" >/dev/null || { echo "Needs the Debian packages$missing (log, if any: .build/dist/apt.log)" >&2; exit 2; }
  done
fi

if [ "${1-}" != --no-build ]; then
  ./mvnw -B -q -Dquick -Pdist -pl dist -am package >"$pictures/build.log" 2>&1 </dev/null
  check "the app image and the package are made" $? || { tail -n 40 "$pictures/build.log"; echo "$passed passed, $failed failed"; exit 1; }
fi
package=$(ls -t dist/target/*.deb 2>/dev/null | head -n 1)
[ -n "$package" ] || { echo "There is no package in dist/target" >&2; exit 2; }

scratch=$(mktemp -d)
server=
explorer=
end() {
  [ -n "$explorer" ] && kill "$explorer" 2>/dev/null
  [ -n "$server" ] && kill "$server" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$scratch"
}
trap end EXIT
root=$scratch/root
dpkg-deb -x "$package" "$root"
check "$(basename "$package") unpacks ($(du -m "$package" | cut -f 1) MB, installed $(du -sm "$root" | cut -f 1) MB)" $?

desktop-file-validate "$root/usr/share/applications/qi-explorer.desktop"
check "the desktop entry is valid" $?
update-mime-database "$root/usr/share/mime" 2>"$scratch/mime" &&
  grep -qx 'text/x-qi:\*.qi' "$root/usr/share/mime/globs" &&
  grep -qx 'application/x-qi-capsule:\*.qicap' "$root/usr/share/mime/globs"
check "the kinds of files are known" $? || cat "$scratch/mime"

# A folder with Hanzi and a space, under a locale that knows none.
mkdir "$scratch/汉 字"
cp lessons/programs/seed.qi "$scratch/汉 字/种子 程序.qi"
cp -R lessons/programs/http "$scratch/汉 字/http"
expected=$(printf '%s\n' "$(cat lessons/programs/http/api.example.com/index.txt)" && seq 0 9)
actual=$(cd "$scratch/汉 字" && LC_ALL=C "$root/usr/bin/qi-stage" run "种子 程序.qi" --http-fixtures http)
[ "$actual" = "$expected" ]
check "the installed qi-stage runs the seed program, from a folder with Hanzi, under LC_ALL=C" $? || echo "$actual"

# In this mode the JVM refuses to start without the cache instead of starting slowly.
for launcher in qi-stage qi-explorer; do
  JDK_JAVA_OPTIONS=-XX:AOTMode=on "$root/usr/bin/$launcher" --help >/dev/null 2>"$scratch/aot"
  check "$launcher starts from its ahead-of-time cache" $? || cat "$scratch/aot"
done

Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$scratch/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do
  [ -s "$scratch/display" ] && break
  sleep 0.1
done
DISPLAY=:$(cat "$scratch/display")
export DISPLAY
unset WAYLAND_DISPLAY

# Only faces without Hanzi, for the toolkit and for whatever else asks Fontconfig.
latin=$(fc-list :lang=en file | sed 's/: *$//' | grep -iE 'dejavu|liberation' | head -n 1)
cat >"$scratch/latin.conf" <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>$(dirname "${latin:-/usr/share/fonts/none}")</dir>
  <cachedir>$scratch/fontcache</cachedir>
</fontconfig>
XML

# open NAME: starts the installed explorer, looks at the screen and ends it.
open() {
  name=$1
  frame=$scratch/$name.frame
  began=$(date +%s%3N)
  (
    cd "$scratch/汉 字" &&
      JDK_JAVA_OPTIONS="-Dqi.explorer.first-frame=$frame -Dqi.explorer.home=$scratch/home-$name" \
        exec "$root/usr/bin/qi-explorer" "种子 程序.qi"
  ) >"$scratch/$name.log" 2>&1 &
  explorer=$!
  for _ in $(seq 600); do
    [ -s "$frame" ] || ! kill -0 "$explorer" 2>/dev/null && break
    sleep 0.1
  done
  [ -s "$frame" ]
  check "$name: the window is drawn" $? || { cat "$scratch/$name.log"; explorer=; return; }
  echo "    first frame after $(($(head -n 1 "$frame") - began)) ms, text in $(tail -n 1 "$frame")"
  # What has been compiled and recorded is drawn soon after.
  sleep 5
  xwininfo -root -tree >"$scratch/windows"
  grep -q '种子 程序.qi' "$scratch/windows"
  check "$name: its title names the program" $? || cat "$scratch/windows"
  import -window root "$pictures/$name.png"
  colours=$(identify -format %k "$pictures/$name.png")
  [ "${colours:-0}" -gt 100 ]
  check "$name: the screen has a picture ($colours colours, .build/dist/$name.png)" $?
  grep VmRSS "/proc/$explorer/status" | awk '{ printf "    resident memory: %d MB\n", $2 / 1024 }'
  [ "$(awk '/VmRSS/ { print $2 }' "/proc/$explorer/status")" -le $((600 * 1024)) ]
  check "$name: it holds at most 600 MB of memory" $?
  fonts=$(awk '{ print $6 }' "/proc/$explorer/maps" | grep -E '\.(ttc|ttf|otf)$' | sort -u)
  kill "$explorer"
  wait "$explorer" 2>/dev/null
  explorer=
}

open system-fonts
export FONTCONFIG_FILE=$scratch/latin.conf
if [ -z "$(fc-list :lang=zh)" ]; then
  open no-hanzi-fonts
  echo "$fonts" | grep -q "^$root/.*NotoSansCJK-Regular.ttc" && [ "$(tail -n 1 "$scratch/no-hanzi-fonts.frame")" = "Noto Sans CJK SC" ]
  check "no-hanzi-fonts: Hanzi and all other text are drawn with the font that comes along" $? || echo "$fonts"
else
  check "Fontconfig can be kept from the fonts with Hanzi" 1
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
