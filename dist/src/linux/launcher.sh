#!/bin/sh
# Starts @NAME@ with the Java that stands beside it.

set -u

# Own folder, through symbolic links.
self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
  /*) self=$target ;;
  *) self=${self%/*}/$target ;;
  esac
done
case $self in
*/*) root=$(CDPATH='' cd -P -- "${self%/*}/.." && pwd) || exit 3 ;;
*) root=$(CDPATH='' cd -P -- .. && pwd) || exit 3 ;;
esac
app=$root/lib/app

# The JVM opens paths with Hanzi only under a UTF-8 locale, and a name like zh_CN.UTF-8 does not mean that
# the machine has that locale. The user's language is passed on by itself.
locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}}
language=${locale%%[_.@]*}
case $language in
[a-z][a-z] | [a-z][a-z][a-z]) ;;
*) language=en ;;
esac
LC_ALL=C.UTF-8
export LC_ALL

# Java finds out about terminals only by loading more than a short command does.
terminal=
[ -t 0 ] && terminal=in
[ -t 1 ] && terminal=$terminal,out
[ -t 2 ] && terminal=$terminal,err

exec "$root/lib/runtime/bin/java" \
  @OPTIONS@ \
  -Duser.language="$language" -Dqi.stage.terminal="$terminal" \
  -cp "$app/@JAR@" @MAIN@ "$@"
