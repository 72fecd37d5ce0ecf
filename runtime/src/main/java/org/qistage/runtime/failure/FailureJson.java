package org.qistage.runtime.failure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells how a run ended, for tools: one JSON object on one line. Words are in one language, names and
/// lines the program's own:
///
/// `{"schema": "qi-stage/failure/1", "error": FAILURE, "unawaited": [FAILURE…], "unfinished": [TASK…]}`,
/// each part only when there is something to tell. A FAILURE has `code`, `kind`, `message`, `why` and
/// `fix` where there are any, `file` and `line` of its innermost place, `trace`, for a deadlock
/// `waits`, and in `unawaited` its `task`. A TASK has `number` and `function`.
public final class FailureJson {
  private final ProgramMap map;
  private final FaultMessages messages;
  private final FailureReport words;
  private final StringBuilder text = new StringBuilder();

  /// Whether the next name or element of the innermost object or array is its first.
  private boolean first = true;

  public FailureJson(ProgramMap map, ReportLanguage language) {
    this.map = map;
    this.messages = new FaultMessages(language);
    this.words = new FailureReport(map, language);
    open('{');
    name("schema").value("qi-stage/failure/1");
  }

  /// What the root task or the whole run failed with.
  public void error(QiError error) {
    name("error");
    failure(error, null);
  }

  /// The failures of other tasks that nobody awaited.
  public void unawaited(Map<TaskName, QiError> failures) {
    name("unawaited").open('[');
    failures.forEach(
        (task, error) -> {
          element();
          failure(error, task);
        });
    close(']');
  }

  /// The tasks that were cancelled because the run had ended.
  public void unfinished(List<TaskName> tasks) {
    name("unfinished").open('[');
    for (TaskName task : tasks) {
      element();
      task(task);
    }
    close(']');
  }

  /// The whole object and a line end. Called last.
  public String end() {
    close('}');
    return text.append('\n').toString();
  }

  private void failure(QiError error, @Nullable TaskName task) {
    Fault fault = error.fault();
    open('{');
    name("code").value(fault.code());
    name("kind").value(messages.kind(fault.kind()));
    name("message").value(messages.message(fault));
    for (String key : List.of("why", "fix")) {
      messages.text(fault, key).ifPresent(found -> name(key).value(found));
    }
    QiTrace.innermost(error, map)
        .ifPresent(
            place -> {
              name("file").value(place.file());
              name("line").value(place.line());
            });
    if (task != null) {
      name("task");
      task(task);
    }
    name("trace").open('[');
    for (TraceLine line : QiTrace.of(error, map)) {
      element();
      line(line);
    }
    close(']');
    if (fault instanceof Fault.Deadlock(WaitGraph graph)) {
      waits(graph);
    }
    close('}');
  }

  private void line(TraceLine line) {
    open('{');
    switch (line) {
      case TraceLine.Call(String function, String file, int number) -> {
        name("function").value(function);
        name("file").value(file);
        if (number > 0) {
          name("line").value(number);
        }
      }
      case TraceLine.Awaited(int failed, String failedFunction, int waiting, String function) -> {
        name("failedTask");
        task(failed, failedFunction);
        name("awaitedBy");
        task(waiting, function);
      }
      case TraceLine.Omitted(long count, boolean atLeast) -> {
        name("omitted").value(count);
        name("atLeast").raw(String.valueOf(atLeast));
      }
    }
    close('}');
  }

  private void waits(WaitGraph graph) {
    name("waits").open('[');
    for (WaitGraph.Wait wait : graph.waits()) {
      element();
      open('{');
      name("task");
      task(wait.task());
      words
          .placeOf(wait)
          .ifPresent(
              place -> {
                name("file").value(place.file());
                name("line").value(place.line());
              });
      name("waitsFor").value(words.target(wait.target()));
      close('}');
    }
    close(']');
  }

  private void task(TaskName task) {
    task(task.number(), map.taskDisplay(task));
  }

  private void task(int number, String function) {
    open('{');
    name("number").value(number);
    name("function").value(function);
    close('}');
  }

  // ---- JSON ----

  private void open(char bracket) {
    text.append(bracket);
    first = true;
  }

  private void close(char bracket) {
    text.append(bracket);
    first = false;
  }

  private void element() {
    if (!first) {
      text.append(", ");
    }
    first = false;
  }

  private FailureJson name(String name) {
    element();
    value(name);
    text.append(": ");
    return this;
  }

  private void raw(String value) {
    text.append(value);
  }

  private void value(long value) {
    text.append(value);
  }

  private void value(String value) {
    text.append('"');
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      if (character == '"' || character == '\\') {
        text.append('\\').append(character);
      } else if (character < ' ' || Character.isSurrogate(character)) {
        text.append(String.format("\\u%04x", (int) character));
      } else {
        text.append(character);
      }
    }
    text.append('"');
  }
}
