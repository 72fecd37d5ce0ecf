package org.qistage.runtime.memory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qistage.runtime.failure.FaultMessages;
import org.qistage.runtime.failure.ReportLanguage;

/// Tells what a run has left on its heap, and how much it has used: for people, or as JSON on one line
/// for tools:
///
/// `{"schema": "qi-stage/heap/1", "complete": true, "leaks": [OBJECT…], "cycles": [[ADDRESS…]…],
/// "totals": TOTALS}`. An OBJECT has `type`, `address`, `bytes`, `count` and `site`; TOTALS has the
/// components of {@link HeapTotals}. Where counting has stood still since an end of the stack, `complete`
/// is false and neither leaks nor cycles are listed.
public final class HeapReport {
  /// So many objects are listed; of more, only the number.
  private static final int LISTED = 100;

  private final HeapModel heap;
  private final boolean complete;
  private final boolean withTotals;
  private final Leaks leaks;

  /// @param withTotals whether the totals are to be told, too
  public HeapReport(HeapModel heap, boolean withTotals) {
    this.heap = heap;
    this.complete = !heap.isStopped();
    this.withTotals = withTotals;
    this.leaks = this.complete ? Leaks.of(heap) : new Leaks(List.of(), List.of());
  }

  public Leaks leaks() {
    return leaks;
  }

  /// Whether what is left could be told.
  public boolean isComplete() {
    return complete;
  }

  /// The report for people; empty when there is nothing to tell.
  public String text(ReportLanguage language) {
    FaultMessages words = new FaultMessages(language);
    StringBuilder text = new StringBuilder();
    if (!leaks.isEmpty()) {
      long bytes = leaks.objects().stream().mapToLong(HeapObject::bytes).sum();
      line(
          text,
          words,
          "heap.leaks",
          Map.of("count", number(leaks.objects().size()), "bytes", number(bytes)));
      Map<HeapObject, Integer> cycleOf = cycleOf();
      leaks.objects().stream()
          .limit(LISTED)
          .forEach(
              object -> {
                Integer cycle = cycleOf.get(object);
                line(
                    text,
                    words,
                    cycle == null ? "heap.leak" : "heap.leak.cycle",
                    Map.of(
                        "type", object.typeTag(),
                        "address", HeapModel.address(object.address()),
                        "bytes", number(object.bytes()),
                        "count", number(object.count()),
                        "site", object.site(),
                        "cycle", String.valueOf(cycle)));
              });
      int more = leaks.objects().size() - LISTED;
      if (more > 0) {
        line(text, words, "heap.more", Map.of("count", number(more)));
      }
      for (int i = 0; i < Math.min(LISTED, leaks.cycles().size()); i++) {
        String way =
            leaks.cycles().get(i).stream()
                .map(object -> object.typeTag() + " " + HeapModel.address(object.address()))
                .collect(Collectors.joining(" → "));
        line(text, words, "heap.cycle", Map.of("cycle", number(i + 1L), "way", way));
      }
      line(text, words, leaks.cycles().isEmpty() ? "heap.why" : "heap.why.cycle", Map.of());
    }
    if (!complete) {
      line(text, words, "heap.incomplete", Map.of());
    }
    if (withTotals) {
      Map<String, String> totals = new HashMap<>();
      totals().forEach((name, value) -> totals.put(name, number(value)));
      line(text, words, "heap.totals", totals);
    }
    return text.toString();
  }

  private Map<HeapObject, Integer> cycleOf() {
    Map<HeapObject, Integer> cycleOf = new HashMap<>();
    for (int i = 0; i < leaks.cycles().size(); i++) {
      for (HeapObject object : leaks.cycles().get(i)) {
        cycleOf.putIfAbsent(object, i + 1);
      }
    }
    return cycleOf;
  }

  private static String number(long value) {
    return Long.toString(value);
  }

  private static void line(
      StringBuilder text, FaultMessages words, String key, Map<String, String> arguments) {
    text.append(words.phrase(key, arguments)).append('\n');
  }

  private Map<String, Long> totals() {
    HeapTotals totals = heap.totals();
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("allocations", totals.allocations());
    all.put("retains", totals.retains());
    all.put("releases", totals.releases());
    all.put("frees", totals.frees());
    all.put("liveObjects", totals.liveObjects());
    all.put("liveBytes", totals.liveBytes());
    all.put("peakObjects", totals.peakObjects());
    all.put("peakBytes", totals.peakBytes());
    return all;
  }

  /// The report for tools, with a line end.
  public String json() {
    StringBuilder text = new StringBuilder("{\"schema\": \"qi-stage/heap/1\", \"complete\": ");
    text.append(complete);
    text.append(
        leaks.objects().stream()
            .map(HeapReport::json)
            .collect(Collectors.joining(", ", ", \"leaks\": [", "]")));
    text.append(
        leaks.cycles().stream()
            .map(
                cycle ->
                    cycle.stream()
                        .map(object -> quoted(HeapModel.address(object.address())))
                        .collect(Collectors.joining(", ", "[", "]")))
            .collect(Collectors.joining(", ", ", \"cycles\": [", "]")));
    text.append(
        totals().entrySet().stream()
            .map(total -> quoted(total.getKey()) + ": " + total.getValue())
            .collect(Collectors.joining(", ", ", \"totals\": {", "}")));
    return text.append("}\n").toString();
  }

  private static String json(HeapObject object) {
    return "{\"type\": "
        + quoted(object.typeTag())
        + ", \"address\": "
        + quoted(HeapModel.address(object.address()))
        + ", \"bytes\": "
        + object.bytes()
        + ", \"count\": "
        + object.count()
        + ", \"site\": "
        + quoted(object.site())
        + "}";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
              } else if (point < ' ') {
                quoted.append(String.format("\\u%04x", point));
              } else {
                quoted.appendCodePoint(point);
              }
            });
    return quoted.append('"').toString();
  }
}
