package org.qistage.runtime.failure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells how a run ended, for people: in one language, with the program's own names and lines. Each
/// text ends its last line.
public final class FailureReport {
  /// So many unfinished tasks are named; of more, only the number.
  private static final int NAMED_TASKS = 20;

  /// So many waiting tasks of a deadlock are listed.
  private static final int LISTED_WAITS = 50;

  private final ProgramMap map;
  private final FaultMessages messages;

  public FailureReport(ProgramMap map, ReportLanguage language) {
    this.map = map;
    this.messages = new FaultMessages(language);
  }

  /// The failure with its call stack; for a deadlock, who waits for what.
  public static String render(QiError error, ProgramMap map, ReportLanguage language) {
    return new FailureReport(map, language).error(error);
  }

  public String error(QiError error) {
    StringBuilder text = new StringBuilder();
    Fault fault = error.fault();
    line(
        text,
        "report.error",
        Map.of(
            "code", fault.code(),
            "kind", messages.kind(fault.kind()),
            "message", messages.message(fault)));
    if (fault instanceof Fault.Deadlock(WaitGraph waits)) {
      waits(text, waits);
    }
    for (TraceLine line : QiTrace.of(error, map)) {
      trace(text, line);
    }
    for (String key : List.of("why", "fix")) {
      messages
          .text(fault, key)
          .ifPresent(words -> line(text, "report." + key, Map.of("text", words)));
    }
    return text.toString();
  }

  /// The failure of a task that nobody awaited.
  public String unawaited(TaskName task, QiError error) {
    StringBuilder text = new StringBuilder();
    line(text, "report.unawaited", task(task));
    return text.append(error(error)).toString();
  }

  /// Names the tasks that were cancelled because the run had ended.
  public String unfinished(List<TaskName> tasks) {
    String names =
        tasks.stream()
            .limit(NAMED_TASKS)
            .map(task -> messages.phrase("report.unfinished.task", task(task)))
            .collect(Collectors.joining(messages.phrase("report.unfinished.separator", Map.of())));
    if (tasks.size() > NAMED_TASKS) {
      names = messages.phrase("report.unfinished.more", Map.of("tasks", names));
    }
    StringBuilder text = new StringBuilder();
    line(text, "report.unfinished", Map.of("count", String.valueOf(tasks.size()), "tasks", names));
    return text.toString();
  }

  private void trace(StringBuilder text, TraceLine line) {
    switch (line) {
      case TraceLine.Call(String function, String file, int number) ->
          line(
              text,
              number > 0 ? "report.call" : "report.call.unknownLine",
              Map.of("function", function, "file", file, "line", String.valueOf(number)));
      case TraceLine.Awaited(int failedTask, String failed, int waitingTask, String waiting) ->
          line(
              text,
              "report.awaited",
              Map.of(
                  "failedTask",
                  String.valueOf(failedTask),
                  "failedFunction",
                  failed,
                  "waitingTask",
                  String.valueOf(waitingTask),
                  "waitingFunction",
                  waiting));
      case TraceLine.Omitted(long count, boolean atLeast) -> {
        String key = atLeast ? "report.omitted.atLeast" : "report.omitted";
        line(
            text,
            count == 0 ? "report.omitted.uncounted" : key,
            Map.of("count", String.valueOf(count)));
      }
    }
  }

  private void waits(StringBuilder text, WaitGraph graph) {
    List<WaitGraph.Link> cycle = graph.cycle();
    if (!cycle.isEmpty()) {
      StringBuilder tasks = new StringBuilder();
      for (WaitGraph.Link link : cycle) {
        tasks.append(messages.phrase("report.cycle.task", task(link.task())));
        tasks.append(
            messages.phrase(
                link.lock() == 0 ? "report.cycle.arrow" : "report.cycle.lock",
                Map.of("lock", String.valueOf(link.lock()))));
      }
      tasks.append(messages.phrase("report.cycle.task", task(cycle.getFirst().task())));
      line(text, "report.cycle", Map.of("tasks", tasks.toString()));
    }
    for (WaitGraph.Wait wait : graph.waits().stream().limit(LISTED_WAITS).toList()) {
      line(
          text,
          "report.wait",
          Map.of(
              "task", String.valueOf(wait.task().number()),
              "function", map.taskDisplay(wait.task()),
              "place", place(wait),
              "target", target(wait.target())));
    }
    int more = graph.waits().size() - LISTED_WAITS;
    if (more > 0) {
      line(text, "report.omitted", Map.of("count", String.valueOf(more)));
    }
  }

  private String place(WaitGraph.Wait wait) {
    return placeOf(wait)
        .map(
            place ->
                messages.phrase(
                    "report.wait.place",
                    Map.of("file", place.file(), "line", String.valueOf(place.line()))))
        .orElseGet(() -> messages.phrase("report.wait.place.unknown", Map.of()));
  }

  /// The innermost place of a wait that has a line.
  Optional<TraceLine.Call> placeOf(WaitGraph.Wait wait) {
    for (Site site : wait.where()) {
      if (map.line(site).orElse(null) instanceof TraceLine.Call call && call.line() > 0) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  String target(WaitGraph.Target target) {
    return switch (target) {
      case WaitGraph.Target.OfTask(TaskName awaited) ->
          messages.phrase("report.wait.task", task(awaited));
      case WaitGraph.Target.Receive(int channel, long capacity) ->
          messages.phrase("report.wait.receive", channel(channel, capacity));
      case WaitGraph.Target.Send(int channel, long capacity) ->
          messages.phrase("report.wait.send", channel(channel, capacity));
      case WaitGraph.Target.OfLock lock -> lock(lock);
      case WaitGraph.Target.OfGroup(int group, long count) ->
          messages.phrase(
              "report.wait.group",
              Map.of("group", String.valueOf(group), "count", String.valueOf(count)));
      case WaitGraph.Target.OfSelection(List<WaitGraph.Target> cases) ->
          messages.phrase(
              "report.wait.selection",
              Map.of(
                  "cases",
                  cases.stream()
                      .map(this::target)
                      .collect(
                          Collectors.joining(
                              messages.phrase("report.wait.selection.separator", Map.of())))));
      case WaitGraph.Target.Outside() -> messages.phrase("report.wait.outside", Map.of());
    };
  }

  private String lock(WaitGraph.Target.OfLock lock) {
    String number = String.valueOf(lock.lock());
    if (lock.holder().isEmpty()) {
      return messages.phrase("report.wait.lock", Map.of("lock", number));
    }
    Map<String, String> arguments = new HashMap<>(task(lock.holder().get()));
    arguments.put("lock", number);
    return messages.phrase(
        lock.ended() ? "report.wait.lock.ended" : "report.wait.lock.held", arguments);
  }

  private static Map<String, String> channel(int number, long capacity) {
    return Map.of("channel", String.valueOf(number), "capacity", String.valueOf(capacity));
  }

  private Map<String, String> task(TaskName task) {
    return Map.of("task", String.valueOf(task.number()), "function", map.taskDisplay(task));
  }

  private void line(StringBuilder text, String key, Map<String, String> arguments) {
    text.append(messages.phrase(key, arguments)).append('\n');
  }
}
