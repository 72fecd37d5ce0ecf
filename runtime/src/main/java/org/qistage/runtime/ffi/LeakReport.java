package org.qistage.runtime.ffi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qistage.runtime.failure.FaultMessages;
import org.qistage.runtime.failure.ReportLanguage;

/// Tells which native memory a program has not freed, for people or, as JSON on one line, for tools:
/// `{"schema": "qi-stage/native-leaks/1", "count": …, "bytes": …, "blocks": [{"block", "size", "tag",
/// "references"}…]}`.
final class LeakReport {
  /// So many blocks are listed.
  private static final int LISTED = 20;

  private final FaultMessages messages;
  private final boolean json;
  private List<NativeHeap.Leak> leaks = List.of();

  LeakReport(ReportLanguage language, boolean json) {
    this.messages = new FaultMessages(language);
    this.json = json;
  }

  void set(List<NativeHeap.Leak> found) {
    leaks = found;
  }

  /// The report; empty when there is nothing to tell.
  String text() {
    if (leaks.isEmpty()) {
      return "";
    }
    return json ? json() : words();
  }

  private long bytes() {
    return leaks.stream().mapToLong(NativeHeap.Leak::size).sum();
  }

  private String json() {
    return leaks.stream()
        .limit(LISTED)
        .map(
            leak ->
                "{\"block\": %d, \"size\": %d, \"tag\": %d, \"references\": %d}"
                    .formatted(leak.block(), leak.size(), leak.tag(), leak.references()))
        .collect(
            Collectors.joining(
                ", ",
                "{\"schema\": \"qi-stage/native-leaks/1\", \"count\": %d, \"bytes\": %d, \"blocks\": ["
                    .formatted(leaks.size(), bytes()),
                "]}\n"));
  }

  private String words() {
    StringBuilder text = new StringBuilder();
    text.append(phrase("report.leaks", Map.of("count", leaks.size(), "bytes", bytes())));
    for (NativeHeap.Leak leak : leaks.stream().limit(LISTED).toList()) {
      text.append(
          phrase(
              "report.leak",
              Map.of(
                  "block", leak.block(),
                  "size", leak.size(),
                  "tag", leak.tag(),
                  "references", leak.references())));
    }
    int more = leaks.size() - LISTED;
    if (more > 0) {
      text.append(phrase("report.leaks.more", Map.of("count", more)));
    }
    return text.toString();
  }

  private String phrase(String key, Map<String, ? extends Number> numbers) {
    Map<String, String> arguments =
        numbers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
    return messages.phrase(key, arguments) + "\n";
  }
}
