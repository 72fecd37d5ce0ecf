package org.qistage.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.session.Session;
import picocli.CommandLine.Model.CommandSpec;

/// `repl`: compiles and runs what is entered, input by input.
final class ReplCommand implements Command {
  @Override
  public String name() {
    return "repl";
  }

  @Override
  public void describe(CommandSpec spec, Words words) {
    Options.add(spec, words, "--clock", "real|virtual");
  }

  @Override
  public int run(Options options, CommandContext context) throws IOException {
    boolean virtual = options.choice("--clock", List.of("real", "virtual")).equals("virtual");
    RunRequest request =
        RunRequest.of(context.terminal().out(), context.terminal().err())
            .withVirtualClock(virtual)
            .withInteractive(true)
            .withLanguage(context.language());
    try (Session session = new Session(request, context.words().of("repl.file"))) {
      return new Dialogue(session, context).run();
    }
  }

  /// One session with its user.
  private static final class Dialogue {
    private final Session session;
    private final CommandContext context;
    private final Words words;
    private final boolean person;
    private int status = ExitStatus.OK;

    Dialogue(Session session, CommandContext context) {
      this.session = session;
      this.context = context;
      this.words = context.words();
      this.person = context.terminal().person();
    }

    int run() throws IOException {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(context.terminal().in(), StandardCharsets.UTF_8));
      if (person) {
        Signals.onInterrupt(session::interrupt);
        print(words.of("repl.welcome", Version.TEXT) + "\n");
      }
      while (true) {
        String input = read(in);
        if (input == null) {
          return person ? ExitStatus.OK : status;
        }
        String line = input.strip();
        if (line.startsWith(":") || line.startsWith("：")) {
          if (!command(line.substring(1).strip())) {
            return person ? ExitStatus.OK : status;
          }
        } else if (!line.isEmpty()) {
          show(session.run(input));
        }
      }
    }

    /// Reads lines until no bracket is open.
    private @Nullable String read(BufferedReader in) throws IOException {
      int first = session.nextLine();
      prompt(words.of("repl.prompt", first));
      String line = in.readLine();
      if (line == null) {
        return null;
      }
      StringBuilder input = new StringBuilder(line);
      while (!line.strip().startsWith(":") && Session.isOpen(input.toString())) {
        prompt(words.of("repl.more"));
        String more = in.readLine();
        if (more == null) {
          break;
        }
        input.append('\n').append(more);
      }
      return input.toString();
    }

    private void prompt(String text) {
      if (person) {
        print(text);
      }
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
      switch (parts[0]) {
        case "退出", "quit", "exit", "q" -> {
          return false;
        }
        case "帮助", "help", "h", "?" -> print(words.of("repl.help") + "\n");
        case "重置", "reset" -> session.reset();
        case "变量", "variables" ->
            print(
                session.variables().stream()
                    .map(name -> name + "\n")
                    .collect(Collectors.joining()));
        case "类型", "type" -> type(argument);
        case "阶段", "stage" -> stage(argument);
        default -> {
          say(words.of("repl.unknown", parts[0]));
          status = Math.max(status, ExitStatus.PROGRAM);
        }
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
      session
          .artifact(stage.get())
          .ifPresentOrElse(this::print, () -> say(words.of("repl.nothing")));
    }
  }
}
