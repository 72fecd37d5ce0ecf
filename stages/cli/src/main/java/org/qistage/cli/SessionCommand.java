package org.qistage.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The commands of a session. Each can be given in both languages, whatever the session's is.
enum SessionCommand {
  QUIT("退出", "quit", "exit", "q"),
  HELP("帮助", "help", "h", "?"),
  RESET("重置", "reset"),
  VARIABLES("变量", "variables"),
  TYPE("类型", "type"),
  STAGE("阶段", "stage");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> spellings;

  SessionCommand(String... spellings) {
    this.spellings = List.of(spellings);
  }

  static Optional<SessionCommand> of(String spelling) {
    return Arrays.stream(values())
        .filter(command -> command.spellings.contains(spelling))
        .findFirst();
  }

  /// How commands begin an input.
  ///
  /// @param colon the one that was typed
  static List<String> spellings(String colon) {
    return Arrays.stream(values())
        .flatMap(command -> command.spellings.stream().limit(2).map(name -> colon + name))
        .toList();
  }
}
