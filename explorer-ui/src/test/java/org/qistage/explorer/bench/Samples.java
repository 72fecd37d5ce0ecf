package org.qistage.explorer.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What was measured, by what was done.
final class Samples {
  private final Map<String, List<UiThread.Took>> samples = new LinkedHashMap<>();

  void add(String what, UiThread.Took took) {
    samples.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
  }

  private static double at(
      List<UiThread.Took> all, double part, ToDoubleFunction<UiThread.Took> which) {
    List<Double> sorted =
        all.stream().map(which::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
  }

  @SuppressWarnings("SystemOut") // the benchmark's own output
  void print(String title) {
    System.out.printf(
        Locale.ROOT,
        "%n%s%n%-34s %5s %10s %10s %10s %10s%n",
        title,
        "milliseconds",
        "n",
        "wall 50 %",
        "wall 90 %",
        "cpu 50 %",
        "cpu max");
    samples.forEach(
        (what, all) ->
            System.out.printf(
                Locale.ROOT,
                "%-34s %5d %10.1f %10.1f %10.1f %10.1f%n",
                what,
                all.size(),
                at(all, 0.5, UiThread.Took::wall),
                at(all, 0.9, UiThread.Took::wall),
                at(all, 0.5, UiThread.Took::cpu),
                at(all, 1, UiThread.Took::cpu)));
    samples.clear();
  }
}
