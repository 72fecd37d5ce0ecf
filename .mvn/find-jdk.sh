# Finds a JDK 25 or newer. Sourced by mvnw, bin/qi-stage and .ci/run; POSIX sh, starts no process but java_home on a Mac.
#
#   qi_find_jdk     prints the home of the JDK to use, or nothing and returns 1
#
# Order: $JAVA25_HOME, $JAVA_HOME, then a 25 and then anything newer in the usual folders.
# QI_JDK_FOLDERS (separated by colons) replaces the usual folders; tests use it.

# Sets qi_major to the feature version of the JDK whose home is $1, or to 0 when there is none.
qi_jdk_major() {
  qi_major=0
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r qi_line || [ -n "$qi_line" ]; do
    case $qi_line in
    JAVA_VERSION=*)
      qi_line=${qi_line#*\"}
      qi_line=${qi_line%%[!0-9]*}
      qi_major=${qi_line:-0}
      return 0
      ;;
    esac
  done <"$1/release"
}

# The body is a subshell, so that globbing can be switched on and IFS changed for it alone.
qi_find_jdk() (
  set +f
  for qi_home in "${JAVA25_HOME-}" "${JAVA_HOME-}"; do
    qi_jdk_major "$qi_home"
    if [ "$qi_major" -ge 25 ]; then
      printf '%s\n' "$qi_home"
      exit 0
    fi
  done
  qi_newer=
  IFS=:
  for qi_folder in ${QI_JDK_FOLDERS-/usr/lib/jvm:/usr/java:/opt/java:${HOME-}/.jdks:${HOME-}/.sdkman/candidates/java:/Library/Java/JavaVirtualMachines:${HOME-}/Library/Java/JavaVirtualMachines}; do
    for qi_home in "$qi_folder"/* "$qi_folder"/*/Contents/Home; do
      qi_jdk_major "$qi_home"
      if [ "$qi_major" -eq 25 ]; then
        printf '%s\n' "$qi_home"
        exit 0
      elif [ "$qi_major" -gt 25 ]; then
        qi_newer=$qi_home
      fi
    done
  done
  [ -n "$qi_newer" ] && printf '%s\n' "$qi_newer"
)
