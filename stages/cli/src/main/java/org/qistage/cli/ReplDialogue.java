package org.qistage.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.session.Session;

/// One session with its user.
final class ReplDialogue {
  private final Session session;
  private final CommandContext context;
  private final Words words;
  private int status = ExitStatus.OK;

  ReplDialogue(Session session, CommandContext context) {
    this.session = session;
    this.context = context;
    this.words = context.words();
  }

  /// Does what each input says, up to the last.
  ///
  /// @return the worst exit status of them
  int run(ReplInput inputs) throws IOException {
    while (true) {
      Optional<String> input = inputs.next(session.nextLine());
      if (input.isEmpty() || !take(input.get())) {
        return status;
      }
    }
  }

  /// Does what an input says.
  ///
  /// @return whether the session goes on
  private boolean take(String input) {
    String line = input.strip();
    if (ReplInput.isCommand(line)) {
      return command(line.substring(1).strip());
    }
    if (!line.isEmpty()) {
      show(session.run(input));
    }
    return true;
  }

  private void print(String text) {
    context.write(Optional.empty(), out -> out.write(text));
  }

  private void show(Session.Reply reply) {
    status = Math.max(status, reply.status());
    context.report(reply.diagnostics());
    if (!reply.forgotten().isEmpty()) {
      say(words.of("repl.forgotten", String.join(words.of("or"), reply.forgotten())));
    }
    reply
        .refused()
        .ifPresent(
            refusal -> say(words.of("repl.refused." + refusal.name().toLowerCase(Locale.ROOT))));
  }

  private void say(String text) {
    context.terminal().say(text + "\n");
  }

  /// Does a command such as `:阶段 lower`.
  ///
  /// @return whether the session goes on
  private boolean command(String line) {
    String[] parts = line.split("\\s+", 2);
    String argument = parts.length > 1 ? parts[1].strip() : "";
    Optional<SessionCommand> command = SessionCommand.of(parts[0]);
    if (command.isEmpty()) {
      say(words.of("repl.unknown", parts[0]));
      status = Math.max(status, ExitStatus.PROGRAM);
      return true;
    }
    switch (command.get()) {
      case QUIT -> {
        return false;
      }
      case HELP -> print(words.of("repl.help") + "\n");
      case RESET -> session.reset();
      case VARIABLES ->
          print(
              session.variables().stream().map(name -> name + "\n").collect(Collectors.joining()));
      case TYPE -> type(argument);
      case STAGE -> stage(argument);
    }
    return true;
  }

  private void type(String expression) {
    List<LocatedDiagnostic> faults = new ArrayList<>();
    Optional<String> type = session.typeOf(expression, faults);
    status = Math.max(status, context.report(faults));
    type.ifPresent(text -> print(text + "\n"));
  }

  private void stage(String name) {
    Optional<StageId> stage =
        Arrays.stream(StageId.values())
            .filter(
                each ->
                    each.command().equals(name)
                        || each.in(context.language()).equals(name)
                        || each.in(org.qistage.foundation.Language.ZH).equals(name))
            .findFirst();
    if (stage.isEmpty()) {
      String known =
          Arrays.stream(StageId.values()).map(StageId::command).collect(Collectors.joining(", "));
      say(words.of("badChoice", ":" + words.of("repl.stage"), name, known));
      return;
    }
    session.artifact(stage.get()).ifPresentOrElse(this::print, () -> say(words.of("repl.nothing")));
  }
}
