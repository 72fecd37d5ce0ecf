package org.qistage.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The rows as a table and as JSON.
final class Report {
  private final List<Row> rows;

  Report(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /// Prints the table, in Markdown.
  void print(PrintStream out) {
    out.println("| workload | peer | ours | theirs | ratio (least – greatest) | must | goal | |");
    out.println("|---|---|---:|---:|---:|---:|---:|---|");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s %s | %s %s | %s (%s – %s) | %s | %s | %s |%n",
          row.workload(),
          row.peer(),
          figure(row.ours()),
          row.unit(),
          figure(row.theirs()),
          row.unit(),
          figure(row.ratio()),
          figure(row.spread().get(0)),
          figure(row.spread().get(1)),
          figure(row.must()),
          figure(row.goal()),
          row.verdict().name().toLowerCase(Locale.ROOT));
    }
  }

  private static String figure(double value) {
    String pattern = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, pattern, value);
  }

  void writeJson(Path file) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), Map.of("rows", rows));
  }
}
